using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Cases.Plans;
using Jupiter.Migration.Cases.Rollback;
using Jupiter.Migration.Cases.Status;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Cases.Turns;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Running;

/// <summary>
/// A pause before what can't be taken back by a word: the old server goes off or is wiped, the restored database takes its name, the work is accepted
/// (clauses R3a, R3b, S3a, S3b, O7). One thing is typed that can be read only there; no yes counts.
/// </summary>
public sealed class StepChallenge
{
    private readonly Func<string, bool> _fits;

    private StepChallenge(MigrationCase migration, string question, string expected, bool isCode, Func<string, bool> fits, bool isOptional = false)
    {
        var (view, turns) = (new StepView(migration), new StepTurns(migration));
        Done = [.. turns.Steps.Where(turns.IsDone).Select(step => step.Id)];
        Open = [.. turns.Steps.Where(step => !turns.IsDone(step)).Select(view.Of)];
        (Question, Expected, IsCode, IsOptional, _fits) = (question, expected, isCode, isOptional, fits);
    }

    /// <summary>The steps that are done.</summary>
    public IReadOnlyList<string> Done { get; }

    /// <summary>Those that are not.</summary>
    public IReadOnlyList<MigrationStep> Open { get; }

    /// <summary>What is to be typed.</summary>
    public string Question { get; }

    /// <summary>What counts and where it is read; never the answer itself.</summary>
    public string Expected { get; }

    /// <summary>Whether the answer is the code of a tag, which the journal keeps as read.</summary>
    public bool IsCode { get; }

    /// <summary>Whether nothing counts too: on the way back the tag may never have been printed, and the network is asked without it.</summary>
    public bool IsOptional { get; }

    /// <summary>The challenge at a step of people.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="id">The step.</param>
    /// <returns>The challenge; null where there is none.</returns>
    public static StepChallenge? At(MigrationCase migration, string id)
    {
        var plan = migration.Plan;
        return new StepTurns(migration).Find(id).Text switch
        {
            "AllOff" when plan.Kind == MigrationKind.ServerReplacement => new(
                migration, SR.ChallengeTag, SR.ChallengeTagExpected, isCode: true,
                typed => CaseTag.HasCode(plan, ofNewServer: false, typed) || SerialNumber.Fits(typed, plan.OldServerSerialSha256, plan.Id)),
            "TillsOff" => Named(migration, SR.ChallengeWiped, SR.ChallengeServerExpected, plan.Venue.ServerName),
            "NewServerOn" or "ServerBack" => Named(migration, SR.ChallengeServer, SR.ChallengeServerExpected, plan.Venue.ServerName),
            _ => null,
        };
    }

    /// <summary>What is asked besides at a step of the way back, where somebody is asked at all: the code of the list unless it names nothing, and that of the new server's tag if it has one.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <returns>The challenge; null where there is none.</returns>
    internal static StepChallenge? OnWayBack(MigrationCase migration, StepDefinition step) =>
        step.IsAcknowledgement ? WrittenReportAcknowledgement.IsEmpty(migration) ? null : new(
            migration, SR.ChallengeList, SR.ChallengeListExpected, isCode: false, typed => string.Equals(typed, WrittenReportAcknowledgement.CodeOf(migration), StringComparison.OrdinalIgnoreCase))
        : TaggedServer.At(migration.Plan.Kind, step) == TaggedServer.New ? new(
            migration, SR.ChallengeTagNew, SR.ChallengeTagNewExpected, isCode: true, typed => CaseTag.HasCode(migration.Plan, ofNewServer: true, typed), isOptional: true)
        : null;

    /// <summary>The challenge at acceptance.</summary>
    /// <param name="migration">The case.</param>
    /// <returns>The challenge.</returns>
    public static StepChallenge OfAcceptance(MigrationCase migration) => new(
        migration, SR.ChallengeVenue, SR.ChallengeVenueExpected, isCode: false, typed => string.Equals(Typeable(typed), Typeable(migration.Plan.Venue.Name), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether what was typed is what is read there.</summary>
    /// <param name="typed">What was typed.</param>
    /// <returns>Whether it is; never for nothing, nor for a yes.</returns>
    public bool Fits(string typed) => typed.Trim() is { Length: > 0 } text && GateAnswer.Spoken(text) is null && _fits(text);

    // No keyboard has «» or a long dash, and hardly anybody types ё: the letters and digits are what is read.
    private static string Typeable(string name) =>
        string.Concat(name.ToUpperInvariant().Replace('Ё', 'Е').Where(char.IsLetterOrDigit)) is { Length: > 0 } read ? read : name.Trim();

    private static StepChallenge Named(MigrationCase migration, string question, string expected, string name) =>
        new(migration, question, expected, isCode: false, typed => string.Equals(typed, name.Trim(), StringComparison.OrdinalIgnoreCase));
}
