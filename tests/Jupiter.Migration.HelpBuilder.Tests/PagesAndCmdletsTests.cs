using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;
using Xunit;

namespace Jupiter.Migration.HelpBuilder.Tests;

public sealed class PagesAndCmdletsTests(ImportedModule module) : IClassFixture<ImportedModule>
{
    // What a prompt has without any other module: the examples have to run there.
    private static readonly string[] CommandsOfEveryPrompt = ["Where-Object", "ForEach-Object"];

    [Fact]
    public void Every_cmdlet_has_a_page_in_both_cultures_that_documents_its_parameters()
    {
        Assert.NotEmpty(module.Commands);
        foreach (var cmdlet in module.Commands)
        {
            foreach (var culture in Repository.Cultures)
            {
                var page = $"{culture}/{cmdlet.Name}.md\n";
                var documented = string.Join('\n', RealParameter.Of(Repository.Page(culture, cmdlet.Name)));
                Assert.Equal(page + string.Join('\n', RealParameter.Of(cmdlet)), page + documented);
            }
        }
    }

    [Fact]
    public void The_two_cultures_have_the_same_pages_with_the_same_parameters_sets_and_examples()
    {
        var names = Repository.PagesOf("en-US");
        Assert.Equal(names, Repository.PagesOf("ru-RU"));
        foreach (var name in names.Where(name => !name.StartsWith("about_", StringComparison.Ordinal)))
        {
            var cmdlet = name[..^".md".Length];
            var english = Repository.Page("en-US", cmdlet);
            var russian = Repository.Page("ru-RU", cmdlet);
            Assert.Equal(RealParameter.Of(english), RealParameter.Of(russian));
            Assert.Equal(english.ParameterSets, russian.ParameterSets);
            Assert.Equal(english.Examples.Select(example => Commands(example.Code)), russian.Examples.Select(example => Commands(example.Code)));
            Assert.Equal(english.Links, russian.Links);
            Assert.NotEqual(english.Synopsis, russian.Synopsis);
        }
    }

    [Fact]
    public void Examples_parse_and_use_only_what_every_prompt_has_and_parameters_that_exist()
    {
        foreach (var (cmdlet, culture) in Pages())
        {
            foreach (var example in Repository.Page(culture, cmdlet).Examples)
            {
                var what = $"{culture}/{cmdlet}, {example.Title}";
                foreach (var command in Parsed(example.Code, what))
                {
                    RequireKnown(command, what);
                }
            }
        }
    }

    [Fact]
    public void Get_Help_shows_in_each_culture_what_its_page_says()
    {
        foreach (var (cmdlet, culture) in Pages())
        {
            var page = Repository.Page(culture, cmdlet);
            dynamic help = module.Help(culture, cmdlet);
            Assert.Equal(page.Synopsis, Unwrapped(help.Synopsis));
            Assert.Equal(page.Parameters.Count, Count(help.parameters.parameter));
            Assert.Equal(page.Examples.Count, Count(help.examples.example));
            Assert.Equal(page.Examples[0].Code, (string)First(help.examples.example).code.ToString());
            Assert.Equal(page.Description.Count, Count(help.description));
            Assert.Equal(page.Links.Count, Count(help.relatedLinks.navigationLink));
        }
    }

    [Theory]
    [InlineData("en-US", "about_Jupiter_Migration", "Replaces a Jupiter server")]
    [InlineData("ru-RU", "about_Jupiter_Migration", "Замена сервера Юпитера")]
    [InlineData("en-US", "about_Jupiter_Scheduled_Tasks", "A scheduled task")]
    [InlineData("ru-RU", "about_Jupiter_Scheduled_Tasks", "Задание планировщика")]
    public void Get_Help_shows_the_topics_of_the_module_in_each_culture(string culture, string name, string words)
    {
        var topic = module.Help(culture, name);
        Assert.Contains(words, topic.BaseObject.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(words, ((string)topic.Properties["Synopsis"].Value).Trim(), StringComparison.Ordinal);
    }

    private IEnumerable<(string Cmdlet, string Culture)> Pages() =>
        module.Commands.SelectMany(cmdlet => Repository.Cultures.Select(culture => (cmdlet.Name, culture)));

    private void RequireKnown(CommandAst command, string what)
    {
        var name = command.GetCommandName();
        if (CommandsOfEveryPrompt.Contains(name))
        {
            return;
        }

        // An example may go on with a cmdlet that this build of the module does not have yet, but only with one that has a page.
        Assert.True(Repository.PagesOf("en-US").Contains(name + ".md"), $"{what}: {name} is no cmdlet of the module.");
        var known = Repository.Page("en-US", name).Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in command.CommandElements.OfType<CommandParameterAst>())
        {
            Assert.True(known.Contains(parameter.ParameterName), $"{what}: {name} has no -{parameter.ParameterName}.");
        }
    }

    // Below the code a page may show what comes out, which is no code.
    private static IEnumerable<CommandAst> Parsed(string code, string what)
    {
        var typed = code.Split("\n\n")[0];
        var script = Parser.ParseInput(typed, out _, out var errors);
        Assert.True(errors.Length == 0, $"{what}: {string.Join("; ", errors.Select(error => error.Message))}");
        return script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
    }

    private static string Commands(string code) => string.Join(" ", Parsed(code, code).Select(command => command.GetCommandName()));

    private static string Unwrapped(object text) => text.ToString()!.Replace('\n', ' ').Trim();

    private static int Count(object one) => one is object[] many ? many.Length : 1;

    private static dynamic First(object one) => one is object[] many ? many[0] : one;
}
