using System.Runtime.CompilerServices;
using Anckor;

namespace Clients;

/// <summary>Enters what its clients deposit, one after the other, and gives a receipt for each.</summary>
internal static class Ledger
{
    private static uint entries;
    private static uint balance;

    [TaskEntry]
    private static void Main()
    {
        Receiver clients = Channel.Create("ledger"u8);
        Message message = clients.Receive();
        while (true)
        {
            // One system call answers this client and waits for the next one, whose message takes this one's place.
            if (message.Kind == MessageKind.Call && message.Length == Unsafe.SizeOf<Deposit>())
            {
                message.ReplyReceive(Enter(message.Read<Deposit>()), clients);
            }
            else
            {
                // Not what the ledger understands. The empty answer is a result for a caller that went wrong, and not a fault for everybody.
                message.ReplyReceive(0, clients);
            }
        }
    }

    private static Receipt Enter(Deposit deposit)
    {
        // As long as writing it down takes. Who calls meanwhile waits in line, the most important client at its head.
        Clock.Sleep(Duration.FromMilliseconds(5));
        entries++;
        balance += deposit.Amount;
        return new Receipt(entries, balance);
    }
}
