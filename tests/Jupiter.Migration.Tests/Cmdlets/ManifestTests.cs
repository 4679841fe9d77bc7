using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Jupiter.Migration.Tests.Hosting;
using Xunit;

namespace Jupiter.Migration.Tests.Cmdlets;

/// <summary>What the manifest promises, and what is there.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly HostedSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Test_ModuleManifest_finds_nothing_wrong()
    {
        var module = (PSModuleInfo)_session.Run("Test-ModuleManifest -Path $manifest", ("manifest", StagedModule.Manifest)).Single().BaseObject;

        Assert.Equal("Jupiter.Migration", module.Name);
        Assert.Equal(Path.GetFileName(StagedModule.Folder), module.Version.ToString());
    }

    [Fact]
    public void Every_cmdlet_of_the_assembly_is_exported_by_name_and_nothing_else_is()
    {
        var module = (PSModuleInfo)_session.Run("Get-Module Jupiter.Migration").Single().BaseObject;
        var written = _session.Run("(Test-ModuleManifest -Path $manifest).ExportedCmdlets.Keys", ("manifest", StagedModule.Manifest)).Select(name => name.ToString());
        var assembly = module.ExportedCmdlets.Values.First().ImplementingType.Assembly;
        var there = assembly.GetExportedTypes().Select(type => type.GetCustomAttributes(typeof(CmdletAttribute), false).Cast<CmdletAttribute>().SingleOrDefault())
            .OfType<CmdletAttribute>().Select(cmdlet => cmdlet.VerbName + "-" + cmdlet.NounName);

        Assert.Equal(there.Order(), module.ExportedCmdlets.Keys.Order());
        Assert.Equal(written.Order(), module.ExportedCmdlets.Keys.Order());
        Assert.Equal(module.ExportedCmdlets.Keys.Order(), Pages().Order());
        Assert.Empty(module.ExportedFunctions);
        Assert.Empty(module.ExportedAliases);
        Assert.Empty(module.ExportedVariables);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void Every_cmdlet_has_help(string culture)
    {
        using var session = new HostedSession(culture);

        foreach (var cmdlet in Pages())
        {
            var help = session.Run("$help = Get-Help $name -Full; $help", ("name", cmdlet)).Single();
            var described = session.Run("$help.parameters.parameter | ForEach-Object { $_.name }").Select(name => name.ToString());
            var real = session.Run("(Get-Command $name).Parameters.Keys").Select(name => name.ToString()).Except(Cmdlet.CommonParameters);

            Assert.Equal(real.Order(), described.Order());
            Assert.NotEmpty(session.Run("$help.examples.example"));
            Assert.True((culture == "ru-RU") == help.Properties["Synopsis"].Value.ToString()!.Any(letter => letter is >= 'А' and <= 'я'), cmdlet);
        }
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Path.Combine(StagedModule.RepoRoot, "docs", "en-US"), "*-*.md").Select(path => Path.GetFileNameWithoutExtension(path));
}
