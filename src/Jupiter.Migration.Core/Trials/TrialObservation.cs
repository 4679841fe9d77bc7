using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Trials;

/// <summary>What a server did with one of our rules about servers.</summary>
public sealed class TrialObservation
{
    /// <summary>Name of the rule: the check that holds it.</summary>
    public required string Rule { get; init; }

    /// <summary>What it was held against.</summary>
    public required string Subject { get; init; }

    /// <summary>What was found.</summary>
    public required string Status { get; init; }

    /// <summary>What should have happened.</summary>
    public required string Expected { get; init; }

    /// <summary>Where that is said.</summary>
    public required string Source { get; init; }

    /// <summary>What happened.</summary>
    public required string Happened { get; init; }

    /// <summary>Takes the result of a check over.</summary>
    /// <param name="check">The result.</param>
    /// <returns>The observation.</returns>
    public static TrialObservation Of(CheckResult check) => new()
    {
        Rule = check.Id,
        Subject = check.Subject,
        Status = check.Status.ToString(),
        Expected = check.Expected,
        Source = RuleSource.Of(check.Id),
        Happened = check.Actual,
    };
}
