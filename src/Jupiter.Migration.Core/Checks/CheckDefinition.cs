using System.Globalization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Checks;

/// <summary>A check that the product knows: its name, its clause, who answers for it. Makes the results of that check.</summary>
public sealed class CheckDefinition
{
    /// <summary>Defines a check.</summary>
    /// <param name="id">Stable name; its remedy stands in the resources under Check_ and the name with _ for the dot.</param>
    /// <param name="clause">Clause of the memo.</param>
    /// <param name="responsible">Who has to act when it does not pass.</param>
    public CheckDefinition(string id, string clause, ResponsibleParty responsible)
    {
        Id = id;
        Clause = clause;
        Responsible = responsible;
    }

    /// <summary>Stable name of the check.</summary>
    public string Id { get; }

    /// <summary>Clause of the memo.</summary>
    public string Clause { get; }

    /// <summary>Who has to act.</summary>
    public ResponsibleParty Responsible { get; }

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
        Result(status, subject, expected, actual, evidence, status is CheckStatus.Pass or CheckStatus.Skipped ? "" : Remedy(subject));

    /// <summary>The result of a check that was not reached because an earlier one stopped the chain.</summary>
    /// <param name="subject">What was not checked.</param>
    /// <param name="expected">What should be there.</param>
    /// <returns>Skipped, "not checked".</returns>
    public CheckResult NotChecked(string subject, string expected) =>
        Result(CheckStatus.Skipped, subject, expected, SR.NotChecked, "", SR.NotCheckedRemedy);

    /// <summary>Writes that something is not as expected and yet stops nobody.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="remedy">What can be done about just that.</param>
    /// <returns>The result.</returns>
    public CheckResult Warning(string subject, string expected, string actual, string remedy) =>
        Result(CheckStatus.Warning, subject, expected, actual, "", remedy);

    private CheckResult Result(CheckStatus status, string subject, string expected, string actual, string evidence, string remedy) => new()
    {
        Id = Id,
        Subject = subject,
        Status = status,
        Expected = expected,
        Actual = actual,
        Evidence = evidence,
        Responsible = Responsible,
        Clause = Clause,
        Remedy = remedy,
    };

    private string Remedy(string subject)
    {
        var text = SR.ResourceManager.GetString("Check_" + Id.Replace('.', '_'), CultureInfo.CurrentUICulture) ?? "";
        return text.With(subject);
    }
}
