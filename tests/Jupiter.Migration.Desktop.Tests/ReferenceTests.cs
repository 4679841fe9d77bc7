using System;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using Jupiter.Migration.Desktop.Tests.References;
using Xunit;

namespace Jupiter.Migration.Desktop.Tests;

/// <summary>Windows PowerShell 5.1 on .NET Framework 4.7.2, the oldest that the module runs on: everything it refers to is there.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const int FewestReferences = 10_000;

    private readonly AssemblyShelf _shelf = new(DesktopSide.Assemblies, DesktopSide.System);

    public static TheoryData<string> Assemblies => [.. DesktopSide.Assemblies.Select(path => Path.GetRelativePath(DesktopSide.Module, path))];

    public void Dispose() => _shelf.Dispose();

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_type_and_member_that_an_assembly_refers_to_exists(string path)
    {
        var missing = new ReferenceCheck(_shelf).Missing(_shelf.Find(Path.GetFileNameWithoutExtension(path))!);

        Assert.Empty(missing);
    }

    [Fact]
    public void The_whole_desktop_side_is_looked_at()
    {
        var check = new ReferenceCheck(_shelf);
        Assert.Empty(_shelf.Shipped.SelectMany(check.Missing));

        Assert.True(check.Looked > FewestReferences, $"{check.Looked} references");
        Assert.All(
            new[] { "Jupiter.Migration", "Jupiter.Migration.Cases", "Jupiter.Migration.Core", "Jupiter.Migration.Guard", "Jupiter.Migration.Rehearsal", "Jupiter.Migration.SqlServer", "Jupiter.Migration.Windows", "System.Text.Json" },
            name => Assert.True(_shelf.Find(name) is { IsShipped: true }, name));
    }

    [Fact]
    public void What_is_not_there_is_found_out()
    {
        using var strangers = new AssemblyShelf([Path.Combine(DesktopSide.Module, "libraries", "core", "Jupiter.Migration.Isolation.dll"), .. DesktopSide.Assemblies], DesktopSide.System);
        var missing = new ReferenceCheck(strangers).Missing(strangers.Find("Jupiter.Migration.Isolation")!).ToArray();

        Assert.Contains("type System.Runtime.Loader.AssemblyLoadContext", missing);
        Assert.Contains(missing, name => name.StartsWith("assembly System.Runtime 8.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_that_a_type_lacks_is_found_out()
    {
        Assert.True("venue".Contains('v', StringComparison.Ordinal));

        using var strangers = new AssemblyShelf([typeof(ReferenceTests).Assembly.Location], DesktopSide.System);
        var missing = new ReferenceCheck(strangers).Missing(strangers.Shipped.Single());

        Assert.Contains("member System.String.Contains instance System.Boolean `0(System.Char,System.StringComparison)", missing);
    }

    [Fact]
    public void Every_library_is_its_build_for_the_framework_and_not_the_one_for_everything() =>
        Assert.All(DesktopSide.Libraries, path =>
        {
            var library = _shelf.Find(Path.GetFileNameWithoutExtension(path))!;
            Assert.DoesNotContain("netstandard", library.Reader.AssemblyReferences.Select(handle => library.Reader.GetString(library.Reader.GetAssemblyReference(handle).Name)));
        });

    [Fact]
    public void The_guard_loads_where_the_module_can_not()
    {
        var guard = _shelf.Find("Jupiter.Migration.Guard")!.Reader;

        // .NET Framework before 4.7.1 has no netstandard; these names and versions are there since 4.0.
        Assert.Equal(
            ["System 4.0.0.0", "System.Core 4.0.0.0", "System.Management.Automation 3.0.0.0", "mscorlib 4.0.0.0"],
            guard.AssemblyReferences.Select(guard.GetAssemblyReference).Select(reference => $"{guard.GetString(reference.Name)} {reference.Version}").Order(StringComparer.Ordinal));
    }
}
