namespace Clients;

/// <summary>What a client asks of the ledger: to enter an amount.</summary>
internal readonly record struct Deposit(uint Amount);

/// <summary>What the ledger answers: the entry's number, from 1, and the sum of all entries up to it.</summary>
internal readonly record struct Receipt(uint Number, uint Balance);
