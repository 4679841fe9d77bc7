namespace Jupiter.Migration.Cases.Journal;

/// <summary>The events that the journal writes about itself.</summary>
internal static class JournalEvents
{
    /// <summary>What a killed run left after the last whole line was kept as evidence and taken off.</summary>
    public const string Recovered = "Recovered";

    /// <summary>The clock stands before the time of the last line.</summary>
    public const string ClockWentBack = "ClockWentBack";

    /// <summary>The clock was set while the journal was open.</summary>
    public const string ClockChanged = "ClockChanged";

    /// <summary>
    /// Whoever approves says that the clock is right now, although lines bear a later time: from here on that of this line counts. Data: by, latest.
    /// </summary>
    public const string ClockCorrected = "ClockCorrected";

    /// <summary>Nothing told whether lines had been removed from the end, when the journal was opened.</summary>
    public const string HeadWasMissing = "HeadWasMissing";
}
