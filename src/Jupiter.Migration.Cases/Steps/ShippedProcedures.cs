using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Jupiter.Migration.Cases.Plans;

namespace Jupiter.Migration.Cases.Steps;

/// <summary>
/// The procedures of this module and of every earlier one, as data: a case goes on with the steps that it was approved with. A folder beside
/// this file for each version that changed them, with the files that it changed; the newest is what new cases get.
/// </summary>
public sealed class ShippedProcedures
{
    private const string Folder = "procedures/";
    private static readonly Lazy<ShippedProcedures> LazyAll = new(() => new ShippedProcedures(OfAssembly()));

    private readonly CaseProcedure[] _replacements;
    private readonly CaseProcedure[] _reinstallations;

    /// <summary>Takes procedures.</summary>
    /// <param name="versions">Reads a file of each version, oldest first.</param>
    public ShippedProcedures(IEnumerable<Func<string, byte[]>> versions)
    {
        var newestFirst = versions.Reverse().ToArray();
        _replacements = [.. newestFirst.Select(read => Both(read, "server-replacement"))];
        _reinstallations = [.. newestFirst.Select(read => Both(read, "os-reinstall"))];
    }

    /// <summary>Those that came with this module.</summary>
    public static ShippedProcedures All => LazyAll.Value;

    /// <summary>What a new case gets.</summary>
    /// <param name="kind">The kind of the migration.</param>
    /// <returns>The steps.</returns>
    public CaseProcedure Newest(MigrationKind kind) => Of(kind)[0];

    /// <summary>The steps that a plan was made with.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The steps; those of a module that is not known may only be read.</returns>
    public CaseProcedure For(CasePlan plan) => Of(plan.Kind).FirstOrDefault(shipped => shipped.Sha256 == plan.ProcedureSha256) ?? CaseProcedure.Unknown(plan);

    private CaseProcedure[] Of(MigrationKind kind) => kind == MigrationKind.ServerReplacement ? _replacements : _reinstallations;

    private static CaseProcedure Both(Func<string, byte[]> read, string name) =>
        new(Procedure.Read(read(name + ".json")), Procedure.Read(read(name + ".back.json")), isShipped: true);

    /// <summary>The versions that a module has files of. What a version did not change is as it was before.</summary>
    /// <param name="names">Names of the files: VERSION/NAME.</param>
    /// <param name="read">Reads one.</param>
    /// <returns>Reads a file of each version, oldest first.</returns>
    internal static IEnumerable<Func<string, byte[]>> Versions(IReadOnlyCollection<string> names, Func<string, byte[]> read)
    {
        var versions = names.Select(name => name.Split('/')[0]).Distinct().OrderBy(Version.Parse).ToArray();
        return versions.Select((_, i) => (Func<string, byte[]>)(file =>
            read(versions.Take(i + 1).Reverse().Select(version => version + "/" + file).First(names.Contains))));
    }

    private static IEnumerable<Func<string, byte[]>> OfAssembly()
    {
        // Where it was built on Windows the names have its separator.
        var resources = typeof(ShippedProcedures).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToLookup(name => name.Substring(Folder.Length).Replace('\\', '/'));
        return Versions([.. resources.Select(resource => resource.Key)], name => Bytes(resources[name].Single()));
    }

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(ShippedProcedures).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
