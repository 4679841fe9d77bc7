using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Jupiter.Migration.Runner;

/// <summary>Sorts the words after a script's name into named and positional parameters, as PowerShell does for <c>-File</c>.</summary>
internal static class ScriptArguments
{
    /// <summary>Sorts the words.</summary>
    /// <param name="words">The words.</param>
    /// <param name="script">The script, whose parameters tell switches from parameters with values.</param>
    /// <returns>The parameters, ready to be splatted.</returns>
    public static (Hashtable Named, object[] Positional) Sort(IReadOnlyList<string> words, ScriptBlockAst script)
    {
        var named = new Hashtable(StringComparer.OrdinalIgnoreCase);
        var positional = new List<object>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Length < 2 || word[0] != '-' || !char.IsLetter(word[1]))
            {
                positional.Add(word);
                continue;
            }

            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                named[word[1..colon]] = Value(word[(colon + 1)..]);
            }
            else if (IsSwitch(script, word[1..]) || i + 1 == words.Count)
            {
                named[word[1..]] = true;
            }
            else
            {
                named[word[1..]] = words[++i];
            }
        }

        return (named, positional.ToArray());
    }

    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };

    private static bool IsSwitch(ScriptBlockAst script, string name) =>
        script.ParamBlock?.Parameters.Any(parameter =>
            parameter.StaticType == typeof(SwitchParameter)
            && parameter.Name.VariablePath.UserPath.StartsWith(name, StringComparison.OrdinalIgnoreCase)) == true;
}
