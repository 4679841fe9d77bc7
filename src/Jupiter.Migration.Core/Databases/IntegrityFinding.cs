namespace Jupiter.Migration.Databases;

/// <summary>What an engine's own check of a database says.</summary>
/// <param name="Text">In the engine's words.</param>
/// <param name="IsUnfinished">Whether the check itself failed: then it says nothing of what it did not come to, and nobody can know it beforehand.</param>
public sealed record IntegrityFinding(string Text, bool IsUnfinished = false);
