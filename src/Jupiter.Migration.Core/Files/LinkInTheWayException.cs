using System.IO;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Files;

/// <summary>A name that is this product's own is a link, or another file than the one that was opened by it.</summary>
internal sealed class LinkInTheWayException : IOException
{
    /// <summary>Names the file.</summary>
    /// <param name="path">The name.</param>
    public LinkInTheWayException(string path)
        : base(SR.FileIsLink.With(path)) => Path = path;

    /// <summary>The name.</summary>
    public string Path { get; }
}
