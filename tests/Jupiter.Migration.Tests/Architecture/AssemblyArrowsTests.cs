using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Jupiter.Migration.Tests.Hosting;
using Mono.Cecil;
using Xunit;

namespace Jupiter.Migration.Tests.Architecture;

/// <summary>The house of docs/architecture.md, read off the assemblies that the build staged.</summary>
public sealed class AssemblyArrowsTests
{
    private const string Core = "Jupiter.Migration.Core";
    private const string Cases = "Jupiter.Migration.Cases";
    private const string Cmdlets = "Jupiter.Migration";
    private const string Desktop = "engines-desktop";
    private const string PowerShell = "System.Management.Automation";

    // What each may reference of ours, and of PowerShell. A new assembly has no line here and fails until somebody has thought about it.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Core] = [],
        [Cases] = [Core],
        [Cmdlets] = [Core, Cases, PowerShell],
        ["Jupiter.Migration.Guard"] = [PowerShell],
        ["Jupiter.Migration.Isolation"] = [Core],
        ["Jupiter.Migration.Embedded"] = [Core],
        ["Jupiter.Migration.Rehearsal"] = [Core],
        ["Jupiter.Migration.SqlServer"] = [Core],
        ["Jupiter.Migration.Windows"] = [Core],
    };

    private static readonly string[] CoreLibraries =
        ["Microsoft.Bcl.TimeProvider", "System.Buffers", "System.Formats.Asn1", "System.IO.Hashing", "System.Memory", "System.Text.Encodings.Web", "System.Text.Json", "TimeZoneConverter", "netstandard"];

    public static IEnumerable<TheoryDataRow<string>> Ours() =>
        Directory.EnumerateFiles(StagedModule.Folder, "Jupiter.Migration*.dll", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".resources.dll", StringComparison.Ordinal)).Order()
            .Select(path => new TheoryDataRow<string>(Path.GetRelativePath(StagedModule.Folder, path)));

    [Theory]
    [MemberData(nameof(Ours))]
    public void An_assembly_references_only_what_stands_below_it(string path)
    {
        var allowed = Allowed[Path.GetFileNameWithoutExtension(path)];

        var arrows = References(Path.Combine(StagedModule.Folder, path)).Where(name => name.StartsWith("Jupiter.", StringComparison.Ordinal)
            || name.StartsWith(PowerShell, StringComparison.Ordinal) || name.StartsWith("Microsoft.PowerShell", StringComparison.Ordinal));

        Assert.Empty(arrows.Except(allowed));
    }

    [Fact]
    public void Every_room_of_the_house_is_staged_once()
    {
        var staged = Ours().Select(row => row.Data).ToLookup(path => path.StartsWith(Desktop, StringComparison.Ordinal), path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(Allowed.Keys.Order(), staged[false].Order());

        // Windows PowerShell has an engine of its own: the same source over the SqlClient that is in its box.
        Assert.Equal(["Jupiter.Migration.SqlServer"], staged[true]);
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void No_assembly_shows_another_of_the_product_what_is_its_own(string path)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(StagedModule.Folder, path));

        var friends = module.Assembly.CustomAttributes.Where(one => one.AttributeType.Name == nameof(InternalsVisibleToAttribute))
            .Select(one => (string)one.ConstructorArguments[0].Value);

        Assert.Empty(friends.Intersect(Allowed.Keys));
    }

    // The serialiser of another assembly can't see what is not public: files would be read there as damaged.
    [Theory]
    [MemberData(nameof(Ours))]
    public void What_stands_in_a_file_is_public(string path)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(StagedModule.Folder, path));

        var hidden = module.GetTypes().SelectMany(type => type.Properties)
            .Where(property => property.CustomAttributes.Any(one => one.AttributeType.Name == "JsonIncludeAttribute") && property.GetMethod is not { IsPublic: true });

        Assert.Empty(hidden.Select(property => property.FullName));
    }

    [Fact]
    public void The_core_needs_small_libraries_of_the_framework_only()
    {
        var references = References(Path.Combine(StagedModule.Folder, Core + ".dll"));

        Assert.Empty(references.Except(CoreLibraries));
    }

    [Fact]
    public void PowerShell_and_what_it_brings_are_never_shipped()
    {
        var shipped = Directory.EnumerateFiles(StagedModule.Folder, "*.dll", SearchOption.AllDirectories).Select(path => Path.GetFileName(path));

        Assert.DoesNotContain(shipped, name => name.StartsWith(PowerShell, StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Management.Infrastructure", StringComparison.Ordinal));
    }

    private static string[] References(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return module.AssemblyReferences.Select(reference => reference.Name).ToArray();
    }
}
