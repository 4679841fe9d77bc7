using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>A table that an example shows has the words that the screen has, in the language of its page.</summary>
public sealed class ExampleOutputTests
{
    // The columns whose values the module's views say in the language of the session, and what the values are of.
    private static readonly Dictionary<string, string[]> Said = new(StringComparer.Ordinal)
    {
        ["Phase"] = ["CasePhase"], ["State"] = ["StepState", "PresenceState"], ["Status"] = ["CheckStatus"], ["Owner"] = ["StepOwner"],
    };

    [Fact]
    public void No_value_is_called_by_its_name_where_the_screen_has_a_word_for_it()
    {
        var wrong = new List<string>();
        var looked = 0;
        foreach (var culture in Repository.Cultures)
        {
            var texts = MessageTexts.Of(culture).All;
            foreach (var name in Repository.PagesOf(culture))
            {
                foreach (var (column, value) in Tables(File.ReadAllLines(Repository.PagePath(culture, Path.GetFileNameWithoutExtension(name)))).SelectMany(Cells))
                {
                    looked++;
                    wrong.AddRange(Said[column].Where(type => texts.TryGetValue($"{type}_{value}", out var text) && text != value).Select(_ => $"{culture}/{name} {column}: {value}"));
                }
            }
        }

        Assert.NotEqual(0, looked);
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    // A head, a rule below it, rows.
    private static IEnumerable<string[]> Tables(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('-') && lines[i].Contains("- ", StringComparison.Ordinal) && lines[i].All(letter => letter is '-' or ' '))
            {
                yield return [lines[i - 1], .. lines.Skip(i + 1).TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal))];
            }
        }
    }

    private static IEnumerable<(string Column, string Value)> Cells(string[] table)
    {
        foreach (var column in Said.Keys)
        {
            var at = (" " + table[0] + " ").IndexOf($" {column} ", StringComparison.Ordinal);
            foreach (var row in at < 0 ? [] : table.Skip(1).Where(row => row.Length > at))
            {
                yield return (column, row[at..].Split("  ")[0].Trim());
            }
        }
    }
}
