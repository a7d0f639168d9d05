using System;
using Anckor;

namespace Supervised;

/// <summary>The patient, its visits, and the channels it comes over.</summary>
internal static class Patients
{
    /// <summary>The visit counter of a patient that has just started.</summary>
    internal const uint FirstVisit = 41;

    private static Receiver clinic;
    private static Message visit;

    /// <summary>Index of the patient.</summary>
    internal static int Patient { get; private set; }

    /// <summary>Where the watcher reports.</summary>
    internal static Receiver Ward { get; private set; }

    /// <summary>Where the patient lends.</summary>
    internal static Receiver Bed { get; private set; }

    /// <summary>Opens the channels.</summary>
    internal static void Open()
    {
        Patient = Find("patient"u8);
        clinic = Channel.Create("clinic"u8);
        Bed = Channel.Create("bed"u8);
        Ward = Channel.Create("ward"u8);
    }

    /// <summary>The index of a task.</summary>
    internal static int Find(ReadOnlySpan<byte> wanted)
    {
        for (int task = 1; ; task++)
        {
            Name name = SystemInformation.TaskName(task);
            if (name.Bytes.IsEmpty)
            {
                Task.Panic("the manifest has no such task"u8);
            }

            if (name.Bytes.SequenceEqual(wanted))
            {
                return task;
            }
        }
    }

    /// <summary>Waits for the patient's next visit, which is then kept without an answer.</summary>
    /// <returns>Its visit counter; 0 when it does not come.</returns>
    internal static uint Await(uint milliseconds)
    {
        visit = clinic.Receive(0, Duration.FromMilliseconds(milliseconds));
        return visit.Kind == MessageKind.Call ? visit.Read<uint>() : 0;
    }

    /// <summary>Waits for a patient that has just started, longer than any back-off here.</summary>
    internal static bool AwaitFirst() => Await(1000) == FirstVisit;

    /// <summary>Answers the visit.</summary>
    internal static Anckor.Abi.Result Tell(Order order) => visit.Reply(order);

    /// <summary>Ends the visitor, as a server may.</summary>
    internal static Anckor.Abi.Result Fault(uint reason) => visit.Fault(reason);
}
