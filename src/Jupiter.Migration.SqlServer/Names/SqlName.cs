using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Text;

namespace Jupiter.Migration.SqlServer.Names;

/// <summary>Writes names and texts into T-SQL so that nothing in them is taken for anything else.</summary>
internal static class SqlName
{
    /// <summary>A name in brackets.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The quoted name.</returns>
    public static string Quote(string name) => "[" + name.Replace("]", "]]") + "]";

    /// <summary>Names joined by points, for people and for comparing; one that has a point itself is put in brackets.</summary>
    /// <param name="parts">The names.</param>
    /// <returns>The joined name.</returns>
    public static string Join(IEnumerable<string> parts) => string.Join(".", parts.Select(part => part.IndexOf('.') < 0 ? part : Quote(part)));

    /// <summary>A Unicode literal.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The literal.</returns>
    public static string Literal(string text) => "N'" + text.Replace("'", "''") + "'";

    /// <summary>A security identifier as the parameter of a statement.</summary>
    /// <param name="sid">The identifier.</param>
    /// <returns>The parameter.</returns>
    public static SqlParameter SidParameter(byte[] sid) => new("@sid", SqlDbType.VarBinary, 85) { Value = sid };

    /// <summary>A binary literal.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The literal.</returns>
    public static string Literal(byte[] bytes)
    {
        var text = new StringBuilder("0x", 2 + (bytes.Length * 2));
        foreach (var b in bytes)
        {
            text.Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
