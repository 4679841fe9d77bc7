using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Jupiter.Migration.Venues;

namespace Jupiter.Migration.Rehearsals.Samples;

/// <summary>
/// The rows of the sample restaurant: the same for the same venue name, so that two rehearsals can be compared. Each table is made
/// anew from its own seed and streamed.
/// </summary>
internal sealed class SampleRows(string venueName, int receipts)
{
    private const int MenuItems = 120;
    private const int Tables = 24;
    private const int ReceiptsPerShift = 80;

    private static readonly string[] Dishes =
    [
        "Борщ", "Солянка", "Уха", "Пельмени", "Вареники с вишней", "Котлета по-киевски", "Бефстроганов", "Оливье", "Винегрет", "Сырники",
        "Блины с икрой", "Гречка с грибами", "Шашлык", "Судак по-польски", "Медовик", "Морс клюквенный", "Квас", "Чай чёрный", "Кофе", "Ёрш",
    ];

    private static readonly string[] Names =
        ["Алёна Щукина", "Пётр Жуков", "Юлия Цветкова", "Илья Ёлкин", "Вера Чайка", "Олег Шубин", "Нина Эйгес", "Фёдор Хохлов"];

    private static readonly DateTime FirstDay = new(2026, 1, 12, 10, 0, 0, DateTimeKind.Unspecified);

    private readonly int _seed = Encoding.UTF8.GetBytes(venueName).Aggregate(17, (seed, b) => unchecked((seed * 31) + b)) & int.MaxValue;

    /// <summary>The venue's taxpayer number, which tells its database from a sister venue's.</summary>
    public string Inn
    {
        get
        {
            var digits = (770_000_000 + (_seed % 9_999_999)).ToString(CultureInfo.InvariantCulture);
            return digits + TaxNumber.CheckDigit(digits);
        }
    }

    /// <summary>Rows of one table.</summary>
    /// <param name="table">Its name.</param>
    /// <returns>The rows, a value per column.</returns>
    public IEnumerable<object?[]> Of(string table) => table switch
    {
        "organisation" => [[1L, venueName, Inn, "Санкт-Петербург, Невский пр., 1"]],
        "menu_item" => Menu(),
        "dining_table" => Enumerable.Range(1, Tables).Select(i => new object?[] { (long)i, i <= 16 ? "Основной зал" : "Веранда", (long)i, (long)(2 + (i % 3 * 2)) }),
        "staff" => Names.Select((name, i) => new object?[] { i + 1L, name, i == 0 ? "управляющий" : i < 3 ? "кассир" : "официант", "2025-0" + (i + 1) + "-15" }),
        "shift" => Shifts(),
        "receipt" => Receipts(),
        "receipt_line" => Lines(),
        "payment" => Payments(),
        "fiscal_document" => Numbers().Select(i => new object?[] { (long)i, (long)i, 1_000_000L + i, Time(i, 42) }),
        _ => [],
    };

    private static string Time(int receipt, int minutes) => FirstDay
        .AddDays((receipt - 1) / ReceiptsPerShift).AddMinutes(((receipt - 1) % ReceiptsPerShift * 8) + minutes)
        .ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "+03:00";

    private static double Price(int item) => 90 + (item * 37 % 800);

    private static string Title(int item) => Dishes[item % Dishes.Length] + (item < Dishes.Length ? "" : " №" + (item / Dishes.Length).ToString(CultureInfo.InvariantCulture));

    private IEnumerable<int> Numbers() => Enumerable.Range(1, receipts);

    private Random Random(int stream) => new(unchecked(_seed + (stream * 7919)));

    private IEnumerable<object?[]> Menu()
    {
        var random = Random(1);
        for (var i = 0; i < MenuItems; i++)
        {
            var photo = new byte[random.Next(200, 1500)];
            random.NextBytes(photo);
            yield return [i + 1L, Title(i), i % 5 == 4 ? "Напитки" : "Кухня", Price(i), Price(i) * 0.3, photo];
        }
    }

    private IEnumerable<object?[]> Shifts()
    {
        var shifts = (receipts + ReceiptsPerShift - 1) / ReceiptsPerShift;
        for (var i = 0; i < shifts; i++)
        {
            var first = (i * ReceiptsPerShift) + 1;
            yield return [i + 1L, Time(first, -30), Time(first, 780), Names[1 + (i % 2)], 500L + i];
        }
    }

    private IEnumerable<object?[]> Receipts()
    {
        var random = Random(2);
        foreach (var i in Numbers())
        {
            yield return
            [
                (long)i,
                (long)((i - 1) / ReceiptsPerShift) + 1,
                (long)random.Next(1, Tables + 1),
                (long)random.Next(4, Names.Length + 1),
                Time(i, 0),
                Time(i, 40),
                (long)random.Next(1, 7),
                LinesOf(i).Sum(line => line.Quantity * Price(line.Item)),
                random.Next().ToString(CultureInfo.InvariantCulture),
                i % 9 == 0 ? "без лука; счёт — отдельно" : null,
            ];
        }
    }

    private IEnumerable<(int Item, int Quantity)> LinesOf(int receipt)
    {
        var random = Random(1000 + receipt);
        var count = random.Next(1, 6);
        for (var i = 0; i < count; i++)
        {
            yield return (random.Next(0, MenuItems), random.Next(1, 4));
        }
    }

    private IEnumerable<object?[]> Lines()
    {
        var id = 0L;
        foreach (var receipt in Numbers())
        {
            var number = 0L;
            foreach (var (item, quantity) in LinesOf(receipt))
            {
                var price = Price(item);
                yield return [++id, (long)receipt, ++number, item + 1L, Title(item), (double)quantity, price, quantity * price];
            }
        }
    }

    private IEnumerable<object?[]> Payments()
    {
        var random = Random(3);
        foreach (var i in Numbers())
        {
            var slip = new byte[64];
            random.NextBytes(slip);
            yield return [(long)i, (long)i, i % 4 == 0 ? "наличные" : "карта", LinesOf(i).Sum(line => line.Quantity * Price(line.Item)), i % 4 == 0 ? null : slip];
        }
    }
}
