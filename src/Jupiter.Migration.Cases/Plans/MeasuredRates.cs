namespace Jupiter.Migration.Cases.Plans;

/// <summary>What the long steps took, in bytes a second, as it was measured on this venue's data or in a rehearsal.</summary>
public sealed class MeasuredRates
{
    /// <summary>Taking the backup, reading it back and copying it.</summary>
    public required double Backup { get; init; }

    /// <summary>Verifying the backup and its copy once more.</summary>
    public required double Verify { get; init; }

    /// <summary>Restoring it and proving the restored database; null where nothing was restored yet.</summary>
    public double? Restore { get; init; }
}
