namespace Jupiter.Migration.Cases.Plans;

/// <summary>A field of a plan that is otherwise than in another one.</summary>
/// <param name="Field">Its name for people, from what it belongs to down to itself.</param>
/// <param name="Before">What it was; a dash for nothing.</param>
/// <param name="After">What it is; a dash for nothing.</param>
public sealed record PlanChange(string Field, string Before, string After)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Before} → {After}";
}
