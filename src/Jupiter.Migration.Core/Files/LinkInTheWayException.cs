using System.IO;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>A name that is this product's own is a link, or another file than the one that was opened by it.</summary>
internal sealed class LinkInTheWayException(string path) : IOException(SR.FileIsLink.With(path))
{
    /// <summary>The name.</summary>
    public string Path { get; } = path;
}
