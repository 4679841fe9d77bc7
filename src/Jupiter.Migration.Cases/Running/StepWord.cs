namespace Jupiter.Migration.Cases.Running;

/// <summary>What a person says of a step.</summary>
public sealed class StepWord
{
    /// <summary>Id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>Name of the person.</summary>
    public required string By { get; init; }

    /// <summary>What the person adds.</summary>
    public string Note { get; init; } = "";

    /// <summary>Full path of a file that is copied into the case; null for none.</summary>
    public string? Evidence { get; init; }

    /// <summary>Who decides that a computer which answers may stay on; null while nobody does.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Full path of the log of a watch, which is copied into the case (R9); null for none.</summary>
    public string? WatchLog { get; init; }

    /// <summary>Full path of the inventory that shows it, which is copied into the case (P0 to P4, S4a); null for none.</summary>
    public string? Inventory { get; init; }

    /// <summary>The hash of the inventory, read aloud by whoever made it; null while nobody did.</summary>
    public string? InventoryHash { get; init; }

    /// <summary>The code that the person read aloud from the tag of the server that was switched off; null for none.</summary>
    public string? AbsenceCode { get; init; }
}
