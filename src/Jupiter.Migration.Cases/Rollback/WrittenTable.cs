namespace Jupiter.Migration.Cases.Rollback;

/// <summary>How one table differs from the backup that was restored.</summary>
public sealed class WrittenTable
{
    /// <summary>Name of its database where that is not the venue's own; null there.</summary>
    public string? Database { get; init; }

    /// <summary>Name of the table.</summary>
    public required string Name { get; init; }

    /// <summary>Rows at the restore.</summary>
    public required long RowsBefore { get; init; }

    /// <summary>Rows now.</summary>
    public required long RowsNow { get; init; }

    /// <summary>Rows that were not there at the restore; null where they could not be told apart.</summary>
    public long? Added { get; init; }

    /// <summary>Rows that were there with other contents; null where they could not be told apart.</summary>
    public long? Changed { get; init; }

    /// <summary>Rows that are no more; null where they could not be told apart.</summary>
    public long? Deleted { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{(Database is null ? "" : Database + ": ")}{Name} {RowsBefore} > {RowsNow}";
}
