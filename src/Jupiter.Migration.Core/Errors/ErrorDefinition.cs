namespace Jupiter.Migration.Errors;

/// <summary>An error that the product knows.</summary>
/// <param name="ErrorId">The stable name of the cause, the key of its texts in the resources.</param>
/// <param name="Category">Its kind.</param>
/// <param name="Area">What it is about.</param>
/// <param name="IsRefusal">Whether nothing failed, and somebody has to decide or to act before it can be done.</param>
public sealed record ErrorDefinition(string ErrorId, MigrationErrorCategory Category, ErrorArea Area, bool IsRefusal = false);
