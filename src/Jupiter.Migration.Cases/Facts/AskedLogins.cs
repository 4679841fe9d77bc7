using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Cases.Facts;

/// <summary>What the new server said of the logins that POS terminals use, while it was on in its safe network (clauses P3, P4).</summary>
/// <param name="MayEnter">Those that it lets in, by name.</param>
/// <param name="Refused">Those that it does not.</param>
internal sealed record AskedLogins(IReadOnlyList<string> MayEnter, IReadOnlyList<string> Refused) : LineFact
{
    private const string MayEnterKey = "loginsThatMayEnter";
    private const string RefusedKey = "loginsRefused";
    private const char Separator = '\n';

    private static readonly string[] Checks = ["Entry.Login", "Entry.Account", "Entry.Administrator"];

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, string? Text)> Texts => [(MayEnterKey, Joined(MayEnter)), (RefusedKey, Joined(Refused))];

    /// <summary>What checks say of logins.</summary>
    /// <param name="results">The results, those of other checks among them.</param>
    /// <returns>The facts: one, or none where nobody was asked for.</returns>
    public static IReadOnlyList<LineFact> Of(IEnumerable<CheckResult> results)
    {
        // Whom one of several databases refuses is refused. Who warns today, because no POS terminal uses it, may be one tomorrow.
        var asked = results.Where(result => Checks.Contains(result.Id)).ToLookup(result => result.Remedy.Length > 0, result => result.Subject);
        return asked.Count == 0 ? [] : [new AskedLogins([.. asked[false].Except(asked[true], StringComparer.OrdinalIgnoreCase)], [.. asked[true]])];
    }

    /// <summary>Reads it.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What was said; null when the line tells nothing of it.</returns>
    public static AskedLogins? From(LineFacts line) =>
        line.Has(MayEnterKey) && line.Has(RefusedKey) ? new AskedLogins(Split(line.Text(MayEnterKey)), Split(line.Text(RefusedKey))) : null;

    /// <summary>What was said in the end.</summary>
    /// <param name="earlier">What was said before; null for nothing.</param>
    /// <returns>Both; of a login that both name, the later word counts.</returns>
    public AskedLogins After(AskedLogins? earlier) => earlier is null ? this : new AskedLogins(
        [.. MayEnter, .. earlier.MayEnter.Where(login => Knows(login) is null)], [.. Refused, .. earlier.Refused.Where(login => Knows(login) is null)]);

    /// <summary>Whether the new server lets a login in.</summary>
    /// <param name="login">Its name.</param>
    /// <returns>Whether it does; null when it was not asked.</returns>
    public bool? Knows(string login) => MayEnter.Contains(login, StringComparer.OrdinalIgnoreCase) ? true
        : Refused.Contains(login, StringComparer.OrdinalIgnoreCase) ? false
        : null;

    private static string Joined(IEnumerable<string> names) => string.Join(Separator.ToString(), names);

    private static string[] Split(string names) => names.Split([Separator], StringSplitOptions.RemoveEmptyEntries);
}
