using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Checks;

/// <summary>A check that the product knows: its name, its clauses, who answers for it. Makes the results of that check.</summary>
public sealed class CheckDefinition
{
    internal CheckDefinition(string id, CheckArea area, ResponsibleParty responsible, string clauses, string reinstallationClauses)
        : this(id, area, responsible, Split(clauses), Split(reinstallationClauses), Split(clauses.Length > 0 ? clauses : reinstallationClauses)[0])
    {
    }

    private CheckDefinition(
        string id, CheckArea area, ResponsibleParty responsible, IReadOnlyList<string> clauses, IReadOnlyList<string> reinstallationClauses, string clause)
    {
        (Id, Area, Responsible) = (id, area, responsible);
        (Clauses, ReinstallationClauses, Clause) = (clauses, reinstallationClauses, clause);
    }

    /// <summary>Stable name of the check.</summary>
    public string Id { get; }

    /// <summary>What it is about.</summary>
    public CheckArea Area { get; }

    /// <summary>Who has to act.</summary>
    public ResponsibleParty Responsible { get; }

    /// <summary>Its clauses of the memo when a server is replaced; none where that does not need it.</summary>
    public IReadOnlyList<string> Clauses { get; }

    /// <summary>Its clauses when the operating system is reinstalled, each at the place of the one that it is in a replacement.</summary>
    public IReadOnlyList<string> ReinstallationClauses { get; }

    /// <summary>The clause of its results.</summary>
    public string Clause { get; }

    /// <summary>What it asks, in the user's language.</summary>
    public string Title => Text("_Title");

    /// <summary>The same check for another of its clauses.</summary>
    /// <param name="clause">The clause.</param>
    /// <returns>The check.</returns>
    public CheckDefinition Under(string clause) => new(Id, Area, Responsible, Clauses, ReinstallationClauses, clause);

    /// <summary>The result of the check when it holds or does not.</summary>
    /// <param name="passed">Whether it holds.</param>
    /// <param name="subject">What was checked.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="evidence">The signals the finding rests on.</param>
    /// <returns>Pass or Fail.</returns>
    public CheckResult Verdict(bool passed, string subject, string expected, string actual, string evidence = "") =>
        Result(passed ? CheckStatus.Pass : CheckStatus.Fail, subject, expected, actual, evidence);

    /// <summary>A result of this check; a remedy is added where somebody has to act.</summary>
    /// <param name="status">What was found.</param>
    /// <param name="subject">What was checked.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="evidence">The signals the finding rests on.</param>
    /// <returns>The result.</returns>
    public CheckResult Result(CheckStatus status, string subject, string expected, string actual, string evidence = "") =>
        Result(status, subject, expected, actual, evidence, status is CheckStatus.Pass ? "" : Text("").With(subject, expected));

    /// <summary>The result of a check that was not reached because an earlier one stopped the chain.</summary>
    /// <param name="subject">What was not checked.</param>
    /// <param name="expected">What should be there.</param>
    /// <returns>Skipped, "not checked": it blocks.</returns>
    public CheckResult NotChecked(string subject, string expected) =>
        Result(CheckStatus.Skipped, subject, expected, SR.NotChecked, "", SR.NotCheckedRemedy);

    /// <summary>The result of a check that has nothing to look at, because other results show the same.</summary>
    /// <param name="subject">What was not checked.</param>
    /// <param name="expected">What should be there.</param>
    /// <param name="actual">Why it was not.</param>
    /// <param name="others">The results that show it; it blocks unless there are any and none of them does.</param>
    /// <returns>Skipped.</returns>
    public CheckResult LeftTo(string subject, string expected, string actual, IReadOnlyList<CheckResult> others) =>
        Result(CheckStatus.Skipped, subject, expected, actual, "", "").DeferredTo(others);

    /// <summary>Writes that something is not as expected and yet stops nobody.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="remedy">What can be done about just that.</param>
    /// <returns>The result.</returns>
    public CheckResult Warning(string subject, string expected, string actual, string remedy) =>
        Result(CheckStatus.Warning, subject, expected, actual, "", remedy);

    private static string[] Split(string clauses) => clauses.Split([", "], StringSplitOptions.RemoveEmptyEntries);

    private string Text(string suffix) =>
        SR.ResourceManager.GetString("Check_" + Id.Replace('.', '_') + suffix, CultureInfo.CurrentUICulture) ?? "";

    private CheckResult Result(CheckStatus status, string subject, string expected, string actual, string evidence, string remedy) => new()
    {
        Id = Id,
        Subject = PrintableText.Message(subject),
        Status = status,
        Expected = PrintableText.Message(expected),
        Actual = PrintableText.Message(actual),
        Evidence = PrintableText.Message(evidence),
        Responsible = Responsible,
        Clause = Clause,
        Remedy = remedy,
    };
}
