namespace Jupiter.Migration.Hosting;

/// <summary>What somebody at the terminal said at a gate.</summary>
internal sealed class GateAnswer
{
    /// <summary>Who did what was waited for.</summary>
    public required string By { get; init; }

    /// <summary>What was added.</summary>
    public required string Note { get; init; }
}
