using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Presence.Computers;

/// <summary>
/// Computers that have to be off may not answer (clauses R0, R3a). Silence is fine and proves nothing; one that is known again by its name
/// or its card stands in the way until it is off or somebody decides by name that it may stay on.
/// </summary>
public static class ComputersOffRule
{
    private static readonly CheckDefinition Computer = CheckRegister.Find("Presence.Computer");

    /// <summary>Refuses when a computer answers that has to be off.</summary>
    /// <param name="computers">What was seen.</param>
    /// <param name="decidedBy">Who decided that some may stay on; null while nobody did.</param>
    /// <param name="isDecided">Whether that decision is about a computer.</param>
    /// <returns>A result each: Pass where nobody answers, Warning where it is somebody else or was decided.</returns>
    /// <exception cref="MigrationException">ComputersAreOn.</exception>
    public static IReadOnlyList<CheckResult> Require(IReadOnlyList<ComputerPresence> computers, string? decidedBy, Func<string, bool> isDecided)
    {
        var results = computers.Select(computer => Result(computer, decidedBy is not null && isDecided(computer.Computer.Name) ? decidedBy : null)).ToArray();
        return !results.Any(result => result.Blocks)
            ? results
            : throw MigrationException.Because(
                nameof(SR.ComputersAreOn),
                results,
                string.Join(", ", results.Where(result => result.Blocks).Select(result => $"{result.Subject} ({result.Evidence})")));
    }

    private static CheckResult Result(ComputerPresence seen, string? decidedBy)
    {
        var at = $"{seen.Address}: {seen.Evidence}";
        return seen.Finding switch
        {
            ComputerFinding.Silent => Computer.Result(CheckStatus.Pass, seen.Computer.Name, SR.ComputerExpectedOff, SR.ComputerSilent, seen.Evidence),
            ComputerFinding.Somebody => Computer.Result(CheckStatus.Warning, seen.Computer.Name, SR.ComputerExpectedOff, SR.ComputerIsSomebody.With(seen.Address), at),
            _ when decidedBy is not null => Computer.Result(CheckStatus.Warning, seen.Computer.Name, SR.ComputerExpectedOff, SR.ComputerOnDecided.With(seen.Address, decidedBy), at),
            _ => Computer.Result(CheckStatus.Fail, seen.Computer.Name, SR.ComputerExpectedOff, SR.ComputerIsOn.With(seen.Address), at),
        };
    }
}
