using System.Linq;

namespace Jupiter.Migration.Venues;

/// <summary>
/// The tax number of a venue (ИНН): 10 digits of an organisation, 12 of a sole trader. The last digit of the one and the last two of the other follow
/// from those before: weights, modulo 11, modulo 10 (the algorithm of the Federal Tax Service, order ММВ-7-6/435@ of 29 June 2012).
/// </summary>
public static class TaxNumber
{
    private const int OfOrganisation = 10;
    private const int OfTrader = 12;

    // Those of the last of twelve digits; a digit before it takes the last of them.
    private static readonly int[] Weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    /// <summary>Whether a text is a tax number.</summary>
    /// <param name="text">The text, of digits alone.</param>
    /// <returns>Whether length and check digits are right.</returns>
    public static bool IsSound(string? text) => text is not null && text.All(digit => digit is >= '0' and <= '9') && text.Length switch
    {
        OfOrganisation => Checks(text, OfOrganisation - 1),
        OfTrader => Checks(text, OfTrader - 2) && Checks(text, OfTrader - 1),
        _ => false,
    };

    /// <summary>The check digit that follows some digits.</summary>
    /// <param name="digits">Nine digits of an organisation's number; ten or eleven of a sole trader's.</param>
    /// <returns>The digit.</returns>
    public static char CheckDigit(string digits) =>
        (char)('0' + (digits.Zip(Weights.Skip(Weights.Length - digits.Length), (digit, weight) => (digit - '0') * weight).Sum() % 11 % 10));

    private static bool Checks(string text, int at) => text[at] == CheckDigit(text.Substring(0, at));
}
