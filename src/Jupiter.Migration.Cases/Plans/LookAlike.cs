using System.Linq;
using System.Text;

namespace Jupiter.Migration.Cases.Plans;

/// <summary>
/// Names that are written differently and look the same: compatible forms (NFKC), white space, what nobody sees, Latin letters for Cyrillic ones (Unicode
/// Technical Standard 39, confusables). A remark and no rule: a father and a son may share a name, and who lies types another.
/// </summary>
public static class LookAlike
{
    private const string Latin = "ABEKMHOPCTYXËaeopcyxëk";
    private const string Cyrillic = "АВЕКМНОРСТУХЁаеорсухёк";

    /// <summary>Whether two names are written differently and look the same.</summary>
    /// <param name="one">A name.</param>
    /// <param name="other">Another.</param>
    /// <returns>Whether they do; not where they are one name.</returns>
    public static bool Is(string one, string other) => !CasePerson.SameName(one, other) && Folded(one) is { Length: > 0 } folded && folded == Folded(other);

    // Half of a character is refused by the normalization; whole ones of that kind are no letters of a name here.
    private static string Folded(string name) => new(new string([.. name.Where(letter => !char.IsSurrogate(letter))])
        .Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(Drawn).ToArray());

    private static char Drawn(char letter)
    {
        var at = Latin.IndexOf(letter);
        var drawn = char.ToUpperInvariant(at < 0 ? letter : Cyrillic[at]);
        return drawn == 'Ё' ? 'Е' : drawn;
    }
}
