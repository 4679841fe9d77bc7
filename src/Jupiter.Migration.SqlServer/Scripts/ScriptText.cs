using System.Linq;
using System.Text.RegularExpressions;
using Jupiter.Migration.Resources;
using Jupiter.Migration.Servers.Surroundings;
using Jupiter.Migration.SqlServer.Names;

namespace Jupiter.Migration.SqlServer.Scripts;

/// <summary>Pieces of a script.</summary>
internal static class ScriptText
{
    /// <summary>Ends a batch.</summary>
    public const string Go = "GO";

    /// <summary>A comment of one line, whatever is in it.</summary>
    /// <param name="text">What it says.</param>
    /// <returns>The line.</returns>
    public static string Comment(string text) => "-- " + Regex.Replace(text, @"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]", "?");

    /// <summary>An argument of a procedure.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The argument.</returns>
    public static string Argument(string name, string value) => $"@{name} = {SqlName.Literal(value)}";

    /// <summary>Whether all of an item came as it is on the server.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False where a character that nobody sees was replaced.</returns>
    public static bool IsWhole(InstanceItem item) =>
        item.Name.IndexOf(PrintableText.Mark) < 0 && item.Details.All(detail => detail.Value.IndexOf(PrintableText.Mark) < 0);

    /// <summary>What is told of something that is left to a person.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The line.</returns>
    public static string ByHand(InstanceItem item) => Comment(SR.ScriptByHand.With(item.Name, item.Details));

    /// <summary>Whether the new server has something of this kind and name.</summary>
    /// <param name="current">The new server.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsThere(InstanceInventory current, InstanceItem item) => current.Items.Any(other =>
        other.IsKnown && other.Kind == item.Kind && string.Equals(other.Name, item.Name, System.StringComparison.OrdinalIgnoreCase));
}
