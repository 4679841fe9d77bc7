namespace Jupiter.Migration.Servers;

/// <summary>The clock of a computer.</summary>
public sealed class ServerClock
{
    /// <summary>Its time zone, as Windows calls it in every language.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Minutes that its time is ahead of UTC.</summary>
    public int? UtcOffsetMinutes { get; init; }

    /// <summary>Seconds that it was ahead of the clock of whoever asked; null where there was only one clock.</summary>
    public double? AheadSeconds { get; init; }

    /// <inheritdoc/>
    public override string ToString() => TimeZone;
}
