namespace Jupiter.Migration.LabAsker;

/// <summary>What the lab wants of a computer, one line of JSON.</summary>
public sealed record LabQuestion
{
    /// <summary>Comes back with the answer, since several questions may be under way.</summary>
    public required int Id { get; init; }

    public required LabWork Work { get; init; }

    /// <summary>The server that is looked at.</summary>
    public string? Host { get; init; }

    /// <summary>The subnet that is swept.</summary>
    public string? Subnet { get; init; }

    public LabServer? OldServer { get; init; }

    public LabServer? NewServer { get; init; }

    /// <summary>Whether the new server takes the old one's address, so that they are told apart by their cards.</summary>
    public bool IsAddressShared { get; init; }

    /// <summary>How long is waited for answers, as <c>Timeout</c> of the request.</summary>
    public double TimeoutSeconds { get; init; } = 20;
}
