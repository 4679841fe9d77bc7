using System;
using System.Collections.Generic;
using System.Linq;
using Jupiter.Migration.Checks;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Fingerprints;

/// <summary>Compares a database with the fingerprint of its source, table by table and object by object (clauses R4b, S4c).</summary>
public static class DatabaseComparison
{
    private static readonly CheckDefinition Table = CheckRegister.Find("Compare.Table");
    private static readonly CheckDefinition Coverage = CheckRegister.Find("Compare.Coverage");
    private static readonly CheckDefinition Schema = CheckRegister.Find("Compare.Schema");

    /// <summary>The one check of a comparison that somebody can answer for: nothing can compare the part, so people looked.</summary>
    public static string Waivable => Coverage.Id;

    /// <summary>What of a database nothing can compare, told before it is carried.</summary>
    /// <param name="tables">The tables with their parts that are not compared.</param>
    /// <returns>An Unknown result for each part that no other one covers.</returns>
    public static IEnumerable<CheckResult> Uncovered(IEnumerable<(string Name, IReadOnlyList<IncomparablePart> Parts)> tables) =>
        tables.SelectMany(table => table.Parts.Where(part => !part.IsCoveredElsewhere).Select(part => Uncovered(table.Name, part)));

    /// <summary>What of a fingerprinted database nothing can compare.</summary>
    /// <param name="source">The fingerprint.</param>
    /// <returns>The results.</returns>
    public static IEnumerable<CheckResult> Uncovered(DatabaseFingerprint source) => Uncovered(source.Tables.Select(table => (table.Name, table.Incomparable)));

    /// <summary>Compares two fingerprints.</summary>
    /// <param name="expected">The source's, from the manifest.</param>
    /// <param name="actual">The target's.</param>
    /// <param name="standIn">What a restore made for the owner of the source, as the engine tells; null for nothing.</param>
    /// <returns>A result a table, one for each part that can't be compared, one for each schema object that differs, one for the schema.</returns>
    public static IEnumerable<CheckResult> Compare(DatabaseFingerprint expected, DatabaseFingerprint actual, OwnerStandIn? standIn = null)
    {
        // What is covered elsewhere follows from the tables that can be read and from the definitions: it is as proved as these are.
        var proofs = new List<CheckResult>(CompareSchema(expected, actual, standIn));
        var schema = proofs.ToArray();
        var tables = CompareTables(expected, actual, proofs).ToArray();
        return tables.Concat(CompareCoverage(expected, actual, proofs)).Concat(schema);
    }

    private static IEnumerable<CheckResult> CompareTables(DatabaseFingerprint expected, DatabaseFingerprint actual, List<CheckResult> proofs)
    {
        var there = actual.Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var table in expected.Tables)
        {
            there.TryGetValue(table.Name, out var found);
            there.Remove(table.Name);
            if (found is not null && table.Rows == found.Rows && table.Fingerprint == found.Fingerprint && table.Fingerprint.Length == 0)
            {
                yield return table.Incomparable.Concat(found.Incomparable).All(part => part.IsCoveredElsewhere)
                    ? Table.LeftTo(table.Name, Describe(table), Describe(found), proofs)
                    : Table.Warning(table.Name, Describe(table), Describe(found), SR.TableOfUncoveredParts);
                continue;
            }

            proofs.Add(found is null
                ? Table.Result(CheckStatus.Fail, table.Name, Describe(table), SR.TableMissing)
                : Table.Verdict(table.Rows == found.Rows && table.Fingerprint == found.Fingerprint, table.Name, Describe(table), Describe(found)));
            yield return proofs[proofs.Count - 1];
        }

        foreach (var extra in there.Values)
        {
            yield return Table.Result(CheckStatus.Fail, extra.Name, SR.TableAbsent, Describe(extra));
        }
    }

    private static IEnumerable<CheckResult> CompareCoverage(DatabaseFingerprint expected, DatabaseFingerprint actual, IReadOnlyList<CheckResult> proofs)
    {
        var parts = expected.Tables.Concat(actual.Tables)
            .SelectMany(table => table.Incomparable.Select(part => (table.Name, Part: part)))
            .GroupBy(pair => (pair.Name, pair.Part.Column)).Select(group => group.First());
        foreach (var (name, part) in parts)
        {
            yield return part.IsCoveredElsewhere
                ? Coverage.LeftTo($"{name}.{part.Column}", SR.ColumnComparable, part.Reason, proofs)
                : Uncovered(name, part);
        }
    }

    private static CheckResult Uncovered(string table, IncomparablePart part) =>
        Coverage.Result(CheckStatus.Unknown, $"{table}.{part.Column}", SR.ColumnComparable, part.Reason);

    private static IEnumerable<CheckResult> CompareSchema(DatabaseFingerprint expected, DatabaseFingerprint actual, OwnerStandIn? standIn)
    {
        static string Key(SchemaObjectFingerprint item) => item.Kind + " " + item.Name;

        var there = actual.SchemaObjects.ToDictionary(Key, StringComparer.Ordinal);
        var differences = 0;
        foreach (var item in expected.SchemaObjects)
        {
            var isThere = there.TryGetValue(Key(item), out var found);
            there.Remove(Key(item));
            if (!isThere || found!.Sha256 != item.Sha256)
            {
                differences++;
                yield return CounterComparison.Judge(Schema, Key(item), item.Counter, found?.Counter)
                    ?? Schema.Result(CheckStatus.Fail, Key(item), item.Sha256, isThere ? found!.Sha256 : SR.SchemaObjectMissing);
            }
        }

        foreach (var extra in there.Values)
        {
            differences++;
            yield return standIn is not null && standIn.Objects.Contains(Key(extra), StringComparer.Ordinal)
                ? Schema.Warning(Key(extra), SR.SchemaObjectAbsent, SR.OwnerIsMember.With(standIn.Owner), SR.OwnerStandInRemedy.With(standIn.Owner))
                : Schema.Result(CheckStatus.Fail, Key(extra), SR.SchemaObjectAbsent, extra.Sha256);
        }

        if (differences == 0)
        {
            yield return Schema.Result(CheckStatus.Pass, expected.Database, expected.SchemaFingerprint, actual.SchemaFingerprint);
        }
    }

    private static string Describe(TableFingerprint table) => SR.TableRows.With(table.Rows, table.Fingerprint.Length > 0 ? table.Fingerprint : "-");
}
