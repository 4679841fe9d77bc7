namespace Jupiter.Migration.Errors;

/// <summary>An error that the product knows.</summary>
public sealed class ErrorDefinition
{
    internal ErrorDefinition(string errorId, MigrationErrorCategory category, ErrorArea area) => (ErrorId, Category, Area) = (errorId, category, area);

    /// <summary>The stable name of the cause, the key of its texts in the resources.</summary>
    public string ErrorId { get; }

    /// <summary>Its kind.</summary>
    public MigrationErrorCategory Category { get; }

    /// <summary>What it is about.</summary>
    public ErrorArea Area { get; }
}
