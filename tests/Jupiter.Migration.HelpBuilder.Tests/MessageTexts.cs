using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Jupiter.Migration.HelpBuilder.Tests;

/// <summary>The texts of the product in one language.</summary>
internal sealed partial class MessageTexts
{
    // They do the steps of a case, and have remedies of their own.
    private static readonly string[] OfCase = ["Invoke-JupiterMigration", "Undo-JupiterMigration"];

    private readonly Dictionary<string, string> _texts;

    private MessageTexts(string file) =>
        _texts = XDocument.Load(file).Root!.Elements("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    public static MessageTexts Of(string culture) =>
        new(culture == "ru-RU" ? Path.ChangeExtension(Repository.MessageResources, ".ru.resx") : Repository.MessageResources);

    public string this[string key] => _texts[key];

    /// <summary>All of them, by their names.</summary>
    public IReadOnlyDictionary<string, string> All => _texts;

    /// <summary>What a cmdlet advises when it fails.</summary>
    public string Remedy(string errorId, string cmdlet) =>
        (OfCase.Contains(cmdlet) ? _texts.GetValueOrDefault(errorId + "_RemedyInCase") : null) ?? _texts[errorId + "_Remedy"];

    /// <summary>A text as it stands in a table, where nothing is known of what fills it in.</summary>
    public static string Cell(string text) => Placeholder().Replace(text, "…").Replace("{{", "{").Replace("}}", "}").Replace("|", "\\|").ReplaceLineEndings(" ");

    [GeneratedRegex(@"\{\d+(?:[,:][^}]*)?\}")]
    private static partial Regex Placeholder();
}
