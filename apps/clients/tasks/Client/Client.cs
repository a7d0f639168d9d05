using Anckor;

namespace Clients;

/// <summary>Deposits five amounts, and shows the receipts.</summary>
internal static class Client
{
    private const uint Deposits = 5;

    [TaskEntry]
    private static void Main()
    {
        // Waits for the ledger to create the channel: no order of starting is needed.
        Channel ledger = Channel.Open("ledger"u8);
        for (uint count = 1; count <= Deposits; count++)
        {
            Receipt receipt = ledger.Call<Deposit, Receipt>(new Deposit(10 * count));
            Log.Info($"deposit {count} of {10 * count}: entry {receipt.Number}, balance {receipt.Balance}");
        }

        Log.Info("done"u8);
        Clock.Sleep(Duration.Forever);
    }
}
