namespace Anckor.Kernel.Tests.Fuzz;

/// <summary>What may happen to a loan.</summary>
internal enum LoanEvent
{
    /// <summary>It began.</summary>
    Lent,

    /// <summary>It began while its borrower held another.</summary>
    LentBesideAnother,

    /// <summary>The borrower gave it back.</summary>
    Released,

    /// <summary>The borrower replied.</summary>
    EndedByReply,

    /// <summary>The borrower received again over its channel.</summary>
    EndedByReceive,

    /// <summary>The borrower ended the lender.</summary>
    EndedByClientFault,

    /// <summary>The borrower died.</summary>
    EndedByDeath,

    /// <summary>The lender was to be restarted meanwhile.</summary>
    RestartAsked,

    /// <summary>And was, when the loan had ended.</summary>
    Restarted,
}
