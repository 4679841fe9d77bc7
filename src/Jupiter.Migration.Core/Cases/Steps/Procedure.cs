using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Cases.Steps;

/// <summary>The ordered steps of one of the memo's procedures, or of the way back from it. They are data: the files beside this one.</summary>
internal sealed class Procedure
{
    private static readonly Lazy<Procedure> LazyReplacement = new(() => Load("server-replacement"));
    private static readonly Lazy<Procedure> LazyReinstall = new(() => Load("os-reinstall"));
    private static readonly Lazy<Procedure> LazyReplacementBack = new(() => Load("server-replacement.back"));
    private static readonly Lazy<Procedure> LazyReinstallBack = new(() => Load("os-reinstall.back"));

    private Procedure(IReadOnlyList<StepDefinition> steps, string sha256)
    {
        Steps = steps;
        Sha256 = sha256;
    }

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<StepDefinition> Steps { get; }

    /// <summary>SHA-256 of the file, which goes into the plan: whoever approves a plan approves exactly these steps.</summary>
    public string Sha256 { get; }

    /// <summary>The procedure of a kind of migration.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its steps.</returns>
    public static Procedure Of(MigrationKind kind) => kind == MigrationKind.ServerReplacement ? LazyReplacement.Value : LazyReinstall.Value;

    /// <summary>The way back from a kind of migration.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its steps; the first ids say that they lead back.</returns>
    public static Procedure BackFrom(MigrationKind kind) =>
        kind == MigrationKind.ServerReplacement ? LazyReplacementBack.Value : LazyReinstallBack.Value;

    /// <summary>A step by its id.</summary>
    /// <param name="id">The id, in any case.</param>
    /// <returns>The step, or null.</returns>
    public StepDefinition? Find(string id) => Steps.FirstOrDefault(step => step.Is(id));

    /// <summary>The step in which the module does something.</summary>
    /// <param name="action">What it does.</param>
    /// <returns>The step, or null when this procedure has none.</returns>
    public StepDefinition? Find(StepAction action) => Steps.FirstOrDefault(step => step.Action == action);

    private static Procedure Load(string name)
    {
        using var stream = typeof(Procedure).Assembly.GetManifestResourceStream(name + ".json") ?? throw new FileNotFoundException(name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        using var sha = SHA256.Create();
        var document = JsonSerializer.Deserialize(bytes.ToArray(), ProcedureJson.Default.ProcedureDocument)!;
        return new Procedure(document.Steps, Hexadecimal.Of(sha.ComputeHash(bytes.ToArray())));
    }
}
