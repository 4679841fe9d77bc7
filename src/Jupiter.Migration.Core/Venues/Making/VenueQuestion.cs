namespace Jupiter.Migration.Venues.Making;

/// <summary>What is asked of whoever describes a venue.</summary>
/// <param name="Parameter">The parameter that answers it beforehand.</param>
/// <param name="Text">The question, in the user's language.</param>
public sealed record VenueQuestion(string Parameter, string Text)
{
    /// <summary>What was read and is offered as the answer; empty where nothing was.</summary>
    public string Offered { get; init; } = "";

    /// <summary>Where that was read.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether there may be no answer.</summary>
    public bool IsOptional { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
