namespace Anckor.Kernel;

/// <summary>Watches over the memory of the tasks: told of every access of the kernel before it happens.</summary>
internal interface IMemoryGuard
{
    /// <summary>The kernel reads.</summary>
    void BeforeRead(TaskSlice slice);

    /// <summary>The kernel writes.</summary>
    void BeforeWrite(TaskSlice slice);

    /// <summary>The kernel writes the first words of the frame that the hardware stacked of a task.</summary>
    void BeforeResults(int task);
}
