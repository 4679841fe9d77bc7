using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Jupiter.Migration.HelpBuilder.Tests;

public sealed class HelpBuildTests : IDisposable
{
    private const string Topic = "# about_Sample\n\n## SHORT DESCRIPTION\n\nA sample.\n\n## LONG DESCRIPTION\n\nMore.\n\n```powershell\nGet-Sample\n```\n";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("help-");

    private string Docs => Path.Combine(_root.FullName, "docs");

    private string Module => Path.Combine(_root.FullName, "module");

    private string Maml => Path.Combine(Module, "en-US", "Jupiter.Migration.dll-Help.xml");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void A_culture_becomes_one_help_file_and_its_topics()
    {
        Write("Get-Sample.md", SamplePage.Text);
        Write("about_Sample.md", Topic);

        Assert.Empty(new HelpBuild(Docs, Module).Run());

        var commands = XDocument.Load(Maml).Root!.Elements().ToArray();
        var code = Assert.Single(Assert.Single(commands).Descendants(), element => element.Name.LocalName == "code");
        Assert.Equal("Get-Sample x\n\ny", code.Value);
        Assert.Equal(
            "TOPIC\n    about_Sample\n\nSHORT DESCRIPTION\n    A sample.\n\nLONG DESCRIPTION\n    More.\n\n        Get-Sample\n",
            File.ReadAllText(Path.Combine(Module, "en-US", "about_Sample.help.txt")));
    }

    [Fact]
    public void Nothing_is_written_while_a_page_is_malformed_and_every_malformed_page_is_named()
    {
        Write("Get-Sample.md", SamplePage.Text);
        Write("Get-Spoilt.md", SamplePage.Text);
        Write("about_Spoilt.md", Topic);

        var malformed = new HelpBuild(Docs, Module).Run();

        Assert.Equal(2, malformed.Count);
        Assert.False(Directory.Exists(Module));
    }

    [Fact]
    public void A_topic_that_has_no_page_any_more_is_removed()
    {
        Write("about_Sample.md", Topic);
        Assert.Empty(new HelpBuild(Docs, Module).Run());
        File.Move(Path.Combine(Docs, "en-US", "about_Sample.md"), Path.Combine(Docs, "en-US", "about_Other.md"));
        Write("about_Other.md", Topic.Replace("about_Sample", "about_Other", StringComparison.Ordinal));

        Assert.Empty(new HelpBuild(Docs, Module).Run());

        Assert.Equal(["about_Other.help.txt"], Directory.EnumerateFiles(Path.Combine(Module, "en-US"), "*.txt").Select(Path.GetFileName));
    }

    private void Write(string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Docs, "en-US")).FullName;
        File.WriteAllText(Path.Combine(folder, name), text);
    }
}
