using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Folders;

/// <summary>The first of many names, and how many they are.</summary>
internal sealed class NameSample
{
    private const int Most = 10;

    private readonly List<string> _first = [];

    public long Count { get; private set; }

    public void Add(string name)
    {
        Count++;
        if (_first.Count < Most)
        {
            _first.Add(PrintableText.Of(name));
        }
    }

    public override string ToString() => Count == 0
        ? SR.FolderNone
        : SR.FolderNames.With(Count.ToString("N0", CultureInfo.CurrentCulture), string.Join(", ", _first) + (Count > Most ? ", …" : ""));
}
