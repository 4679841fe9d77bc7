using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Jupiter.Migration.HelpBuilder.Text;
using Xunit;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>A remedy names only what whoever reads it has: parameters of the cmdlet that failed, or of a cmdlet that it names.</summary>
public sealed partial class RemedyTests(ImportedModule module) : IClassFixture<ImportedModule>
{
    // They do the steps of a case, and have remedies of their own.
    private static readonly string[] OfCase = ["Invoke-JupiterMigration", "Undo-JupiterMigration"];

    [Fact]
    public void It_names_no_parameter_that_the_reader_has_not()
    {
        var parameters = module.Commands.ToDictionary(cmdlet => cmdlet.Name, cmdlet => cmdlet.Parameters.Keys.ToHashSet(StringComparer.Ordinal));
        var wrong = new List<string>();
        foreach (var culture in Repository.Cultures)
        {
            var texts = Texts(culture);
            foreach (var cmdlet in module.Commands)
            {
                foreach (var errorId in Repository.Page(culture, cmdlet.Name).Notes.OfType<Glossary>().SelectMany(table => table.Rows).SelectMany(row => row.Term.Split(", ")))
                {
                    var remedy = Remedy(texts, errorId, cmdlet.Name);
                    var had = parameters.Where(pair => pair.Key == cmdlet.Name || remedy.Contains(pair.Key, StringComparison.Ordinal)).SelectMany(pair => pair.Value).ToHashSet();
                    wrong.AddRange(Parameter().Matches(remedy).Select(name => name.Groups[1].Value).Where(name => !had.Contains(name))
                        .Select(name => $"{culture} {cmdlet.Name} {errorId}: -{name}"));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static string Remedy(IReadOnlyDictionary<string, string> texts, string errorId, string cmdlet) =>
        (OfCase.Contains(cmdlet) ? texts.GetValueOrDefault(errorId + "_RemedyInCase") : null) ?? texts.GetValueOrDefault(errorId + "_Remedy") ?? "";

    private static Dictionary<string, string> Texts(string culture) => XDocument
        .Load(culture == "ru-RU" ? Path.ChangeExtension(Repository.MessageResources, ".ru.resx") : Repository.MessageResources)
        .Root!.Elements("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    [GeneratedRegex(@"(?<![\w-])-([A-Z]\w+)")]
    private static partial Regex Parameter();
}
