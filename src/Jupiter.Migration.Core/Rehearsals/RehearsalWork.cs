using System;

namespace Jupiter.Migration.Rehearsals;

/// <summary>What a POS terminal of a rehearsal does once it is on.</summary>
[Flags]
public enum RehearsalWork
{
    /// <summary>It only connects.</summary>
    None = 0,

    /// <summary>It opens the business day, as the cashier would.</summary>
    OpenBusinessDay = 1,

    /// <summary>It sells until it is switched off: one receipt after the other, each with its payment in one transaction.</summary>
    Sell = 2,
}
