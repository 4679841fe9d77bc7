using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Steps;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers;
using Jupiter.Migration.Servers.Local;
using Jupiter.Migration.Servers.Windows;

namespace Jupiter.Migration.Cases.Preparation;

/// <summary>
/// An inventory that comes with a person's word (clauses P0 to P4, S4a): that of the old server is kept at P2, that of the new one is held against
/// what the clause asks for. What the file shows is proved; what it can't tell stays that person's word.
/// </summary>
public sealed class CaseInventory
{
    /// <summary>The clause by which Jupiter concludes that the work can be done.</summary>
    internal const string Conclusion = "P4";

    private const int LeastHash = 16;
    private const string SafeNetwork = "P0";
    private static readonly string[] OfNewServer = [SafeNetwork, "P1a", "P1b", "P1c", "P1d", "P1e", "P1f", "P3", "S4a", Conclusion];

    private readonly MigrationCase _case;
    private readonly StepDefinition _step;
    private readonly ServerInventory _inventory;
    private readonly byte[] _bytes;
    private readonly bool _isHeard;
    private readonly Lazy<CheckResult[]> _asked;

    private CaseInventory(MigrationCase migration, StepDefinition step, ServerInventory inventory, byte[] bytes, bool isHeard, CancellationToken cancellation) =>
        (_case, _step, _inventory, _bytes, _isHeard, _asked) = (migration, step, inventory, bytes, isHeard, new Lazy<CheckResult[]>(() => Ask(cancellation)));

    /// <summary>Reads an inventory for a step.</summary>
    /// <param name="migration">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="path">Full path of the file.</param>
    /// <param name="heard">The hash that whoever made the file reads aloud, at least its first 16 digits; null when nobody did.</param>
    /// <param name="cancellation">Stops the asking of the network.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="MigrationException">StepTakesNoInventory, InventoryHashWrong, and why the file can't be read.</exception>
    public static CaseInventory Read(MigrationCase migration, StepDefinition step, string path, string? heard, CancellationToken cancellation = default)
    {
        if (!step.IsManual || !OfNewServer.Append(CasePreparation.OfOldServer).Contains(step.Clause))
        {
            throw MigrationException.Because(nameof(SR.StepTakesNoInventory), step.Id, step.Id);
        }

        var bytes = ServerInventoryFile.ReadBytes(path);
        var digits = heard is null ? null : new string([.. heard.Where(character => !char.IsWhiteSpace(character) && character != '-')]).ToLowerInvariant();
        return digits is null || (digits.Length >= LeastHash && Hexadecimal.Sha256(bytes).StartsWith(digits, StringComparison.Ordinal))
            ? new CaseInventory(migration, step, RecordedInventory.Parse(path, bytes), bytes, digits is not null, cancellation)
            : throw MigrationException.Because(nameof(SR.InventoryHashWrong), path, path, PrintableText.Of(heard!), Hexadecimal.Sha256(bytes));
    }

    /// <summary>Holds it against what the step's clause asks for; everything that was asked before the night at the conclusion (P4).</summary>
    /// <returns>The results, waived ones as warnings; none for the old server.</returns>
    /// <exception cref="MigrationException">Why the kept inventory of the old server can't be read.</exception>
    public IReadOnlyList<CheckResult> Check() => [.. _case.Plan.Venue.Waive(_asked.Value, _case.Now)];

    /// <summary>Keeps it in the case. It proves what <see cref="Check"/> was shown without anything waived, once its hash was read aloud: a file that came by mail proves nothing.</summary>
    /// <returns>What the journal keeps, and the file.</returns>
    internal (LineFact[] Facts, EvidenceReference File) Keep()
    {
        var file = _case.Journal.AddEvidence(_step.Id + "-inventory.json", _bytes);
        var kept = new KeptInventory(file.File, file.Sha256, _inventory.ComputerName, IsShown && _isHeard, _isHeard);
        return (_step.Clause == Conclusion ? [kept, ConcludedServer.Of(_inventory)] : [kept], file);
    }

    private bool IsShown => _asked.Value.Length > 0 && !_asked.Value.Any(result => result.Blocks);

    private CheckResult[] Ask(CancellationToken cancellation)
    {
        if (_step.Clause == CasePreparation.OfOldServer)
        {
            return [];
        }

        var preparation = new CasePreparation(_case);
        var results = _step.Clause == Conclusion ? preparation.CheckConcluded(_inventory) : preparation.CheckPrepared(_inventory);

        // At the conclusion, which is made anywhere, P0 is done: it is asked again where it can be.
        if (_step.Clause == SafeNetwork || (_step.Clause == Conclusion && LocalMachine.IsOf(_inventory)))
        {
            results = preparation.CheckNetwork(_inventory, cancellation).Concat(results);
        }

        return [.. results.Where(IsAsked)];
    }

    private bool IsAsked(CheckResult result)
    {
        var check = CheckRegister.Find(result.Id);
        return _step.Clause == Conclusion || check.Clauses.Concat(check.ReinstallationClauses).Contains(_step.Clause);
    }
}
