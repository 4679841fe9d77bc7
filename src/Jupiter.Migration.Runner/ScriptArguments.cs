using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace Jupiter.Migration.Runner;

/// <summary>Turns the words after a script's name into what can be splatted. Which parameter takes which word is PowerShell's to say.</summary>
internal static class ScriptArguments
{
    // What PowerShell itself marks the parameter names with that it keeps in $args.
    private const string NameMark = "<CommandParameterName>";

    /// <summary>Sorts the words.</summary>
    /// <param name="words">The words.</param>
    /// <returns>Parameters of the form -Name:value by name, and the other words in their order.</returns>
    public static (Hashtable Named, object[] Words) Sort(IEnumerable<string> words)
    {
        var named = new Hashtable(StringComparer.OrdinalIgnoreCase);
        var others = new List<object>();
        foreach (var word in words)
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (!IsName(word))
            {
                others.Add(word);
            }
            else if (colon > 0 && colon + 1 < word.Length)
            {
                named[word[1..colon]] = Value(word[(colon + 1)..]);
            }
            else
            {
                others.Add(Name(word));
            }
        }

        return (named, others.ToArray());
    }

    // A negative number is a value.
    private static bool IsName(string word) => word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] is '_' or '?');

    private static PSObject Name(string word)
    {
        var name = new PSObject(word);
        name.Properties.Add(new PSNoteProperty(NameMark, word[1..].TrimEnd(':')));
        return name;
    }

    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };
}
