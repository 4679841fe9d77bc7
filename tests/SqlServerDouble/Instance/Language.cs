using System;
using System.Linq;

namespace Jupiter.Migration.SqlServerDouble.Instance;

/// <summary>A language as sys.syslanguages has it: its name, its alias, and the order in which its dates are read.</summary>
internal sealed record Language(int Id, string Name, string Alias, string DateFormat, int Lcid)
{
    public static readonly Language[] All =
    [
        new(0, "us_english", "English", "mdy", 1033), new(1, "Deutsch", "German", "dmy", 1031), new(21, "русский", "Russian", "dmy", 1049),
        new(23, "British", "British English", "dmy", 2057),
    ];

    /// <summary>CREATE LOGIN takes the name and the alias.</summary>
    public static Language? Find(string name) => All.FirstOrDefault(language =>
        language.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || language.Alias.Equals(name, StringComparison.OrdinalIgnoreCase));
}
