using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>A remedy names only what whoever reads it has: parameters of the cmdlet that failed, or of a cmdlet that it names.</summary>
public sealed partial class RemedyTests(ImportedModule module) : IClassFixture<ImportedModule>
{
    [Fact]
    public void It_names_no_parameter_that_the_reader_has_not()
    {
        var parameters = module.Commands.ToDictionary(cmdlet => cmdlet.Name, cmdlet => cmdlet.Parameters.Keys.ToHashSet(StringComparer.Ordinal));
        var registers = new Registers(module);
        var wrong = new List<string>();
        foreach (var culture in Repository.Cultures)
        {
            var texts = MessageTexts.Of(culture);
            foreach (var cmdlet in module.Commands)
            {
                foreach (var errorId in registers.ErrorsOf(cmdlet.Name).Select(error => error.ErrorId))
                {
                    var remedy = texts.Remedy(errorId, cmdlet.Name);
                    var had = parameters.Where(pair => pair.Key == cmdlet.Name || remedy.Contains(pair.Key, StringComparison.Ordinal)).SelectMany(pair => pair.Value).ToHashSet();
                    wrong.AddRange(Parameter().Matches(remedy).Select(name => name.Groups[1].Value).Where(name => !had.Contains(name))
                        .Select(name => $"{culture} {cmdlet.Name} {errorId}: -{name}"));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void That_of_a_check_names_a_parameter_with_its_cmdlet_unless_whoever_does_the_steps_has_it()
    {
        var parameters = module.Commands.ToDictionary(cmdlet => cmdlet.Name, cmdlet => cmdlet.Parameters.Keys.ToHashSet(StringComparer.Ordinal));
        var ofSteps = parameters["Invoke-JupiterMigration"].Intersect(parameters["Undo-JupiterMigration"]).ToArray();
        foreach (var culture in Repository.Cultures)
        {
            var texts = MessageTexts.Of(culture);
            foreach (var check in new Registers(module).Checks)
            {
                var remedy = texts["Check_" + check.Id.Replace('.', '_')];
                var had = parameters.Where(pair => remedy.Contains(pair.Key, StringComparison.Ordinal)).SelectMany(pair => pair.Value).Concat(ofSteps);
                Assert.Empty(Parameter().Matches(remedy).Select(name => name.Groups[1].Value).Except(had).Select(name => $"{culture} {check.Id}: -{name}"));
            }
        }
    }

    [Fact]
    public void No_text_names_a_cmdlet_or_a_parameter_behind_it_that_there_is_not()
    {
        var parameters = module.Commands.ToDictionary(cmdlet => cmdlet.Name, cmdlet => cmdlet.Parameters.Keys.ToHashSet(StringComparer.Ordinal));
        var wrong = new List<string>();
        foreach (var culture in Repository.Cultures)
        {
            foreach (var (key, text) in MessageTexts.Of(culture).All)
            {
                foreach (Match named in Cmdlet().Matches(text))
                {
                    var had = parameters.GetValueOrDefault(named.Groups["cmdlet"].Value);
                    var unknown = named.Groups["parameter"].Captures.Select(parameter => parameter.Value).Where(parameter => had?.Contains(parameter) != true);
                    wrong.AddRange((had is null ? unknown.Prepend("") : unknown).Select(parameter => $"{culture} {key}: {named.Groups["cmdlet"].Value} {parameter}"));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [GeneratedRegex(@"\b(?<cmdlet>[A-Z][a-z]+-Jupiter\w+)(?: -(?<parameter>[A-Z]\w+)(?: (?:'[^']*'|[A-ZА-ЯЁ{][\w}]*))?)*")]
    private static partial Regex Cmdlet();

    [GeneratedRegex(@"(?<![\w-])-([A-Z]\w+)")]
    private static partial Regex Parameter();
}
