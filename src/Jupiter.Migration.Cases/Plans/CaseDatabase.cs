using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>A database that a case carries: the venue's own, or one beside it. Each has a backup of its own, which lies beside that of the venue's own.</summary>
public sealed class CaseDatabase
{
    private readonly CasePlan _plan;
    private readonly VenueDatabase? _other;

    private CaseDatabase(CasePlan plan, VenueDatabase? other) => (_plan, _other) = (plan, other);

    /// <summary>Its name.</summary>
    public string Name => _other?.Name ?? _plan.Venue.Database;

    /// <summary>Whether it is the venue's own, which the POS terminals work on and the venue's questions are of.</summary>
    public bool IsMain => _other is null;

    /// <summary>What the venue says of it; null for the venue's own.</summary>
    public VenueDatabase? Other => _other;

    /// <summary>The venue whose it has to prove to be; null where the venue asks nothing of it.</summary>
    public Venue? Venue => IsMain ? _plan.Venue : null;

    /// <summary>Full path of its final backup.</summary>
    public string BackupFile => Beside(_plan.BackupFile);

    /// <summary>Full path of the copy of its final backup.</summary>
    public string CopyFile => Path.Combine(_plan.CopyTo, Path.GetFileName(BackupFile));

    /// <summary>All of a case, the venue's own first: it is closed first, since the others follow it, and comes and opens last, when the others are there.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The databases.</returns>
    public static IReadOnlyList<CaseDatabase> Of(CasePlan plan) => [new(plan, null), .. plan.Venue.OtherDatabases.Select(other => new CaseDatabase(plan, other))];

    /// <summary>Where its backup lies, by where that of the venue's own lies.</summary>
    /// <param name="file">Path of the backup of the venue's own database.</param>
    /// <returns>The path of this one's; null for null.</returns>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(file))]
    public string? Beside(string? file) => _other is null || file is null
        ? file
        : Path.Combine(Path.GetDirectoryName(file) ?? "", $"{Path.GetFileNameWithoutExtension(file)}.{_other.Name}{Path.GetExtension(file)}");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
