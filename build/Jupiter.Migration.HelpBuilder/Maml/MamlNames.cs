using System.Xml.Linq;

namespace Jupiter.Migration.HelpBuilder.Maml;

/// <summary>The namespaces of the help file.</summary>
internal static class MamlNames
{
    /// <summary>The namespace of the root.</summary>
    public static readonly XNamespace Root = "http://msh";

    /// <summary>Text.</summary>
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    /// <summary>Commands.</summary>
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    /// <summary>Types and code.</summary>
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
}
