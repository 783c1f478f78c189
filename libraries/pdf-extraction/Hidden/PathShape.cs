using Shortlist.PdfExtraction.Structure;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>A path under way: the box around it, and whether it fills that box but for rounded corners.</summary>
internal sealed class PathShape
{
    private const double Straight = 0.5;
    private const int MostCorners = 4;
    private const int MostSides = 5;

    private (double X, double Y)? _last;
    private int _rectangles;
    private int _starts;
    private int _sides;
    private int _curves;
    private bool _isSlanted;

    /// <summary>Around all of it; null when there is none.</summary>
    public Area? Bounds { get; private set; }

    public bool IsRectangle =>
        !_isSlanted
        && ((_rectangles == 1 && _starts + _sides + _curves == 0)
            || (_rectangles == 0 && _starts == 1 && _sides is >= 3 and <= MostSides && _curves <= MostCorners));

    public void AddRectangle(Matrix matrix, double x, double y, double width, double height)
    {
        _rectangles++;
        _isSlanted |= matrix.B != 0 && matrix.A != 0;
        Add(matrix.Apply(x, y, x + width, y + height));
    }

    public void AddPoint((double X, double Y) point, bool isLine)
    {
        if (isLine)
        {
            _sides++;
            _isSlanted |= _last is { } last && Math.Abs(last.X - point.X) > Straight && Math.Abs(last.Y - point.Y) > Straight;
        }

        _last = point;
        Add(new(point.X, point.Y, point.X, point.Y));
    }

    public void Start((double X, double Y) point)
    {
        _starts++;
        AddPoint(point, isLine: false);
    }

    public void AddCurve() => _curves++;

    public void Clear()
    {
        (Bounds, _last) = (null, null);
        (_rectangles, _starts, _sides, _curves, _isSlanted) = (0, 0, 0, 0, false);
    }

    private void Add(Area area) => Bounds = Bounds?.Union(area) ?? area;
}
