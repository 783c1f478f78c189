using System.Runtime.InteropServices;

namespace Shortlist.PdfExtraction.Poppler;

/// <summary>What is called of poppler's GLib interface (Debian package <c>libpoppler-glib8</c>), and of GLib itself.</summary>
internal static unsafe partial class Native
{
    public const string Library = "libpoppler-glib.so.8";
    private const string Objects = "libgobject-2.0.so.0";
    private const string Base = "libglib-2.0.so.0";

    [LibraryImport(Library, EntryPoint = "poppler_document_new_from_file", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenDocument(string uri, nint password, out Error* error);

    /// <summary>Opens a document in memory, which has to stay there until the document is released.</summary>
    [LibraryImport(Library, EntryPoint = "poppler_document_new_from_data", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenData(byte* data, int length, nint password, out Error* error);

    [LibraryImport(Library, EntryPoint = "poppler_document_get_n_pages")]
    public static partial int CountPages(nint document);

    [LibraryImport(Library, EntryPoint = "poppler_document_get_page")]
    public static partial nint OpenPage(nint document, int index);

    [LibraryImport(Library, EntryPoint = "poppler_page_get_size")]
    public static partial void GetSize(nint page, out double width, out double height);

    [LibraryImport(Library, EntryPoint = "poppler_page_get_text")]
    public static partial byte* GetText(nint page);

    [LibraryImport(Library, EntryPoint = "poppler_page_get_text_layout")]
    public static partial int GetTextLayout(nint page, out Rectangle* boxes, out uint count);

    [LibraryImport(Library, EntryPoint = "poppler_page_get_text_attributes")]
    public static partial ListNode* GetTextAttributes(nint page);

    [LibraryImport(Library, EntryPoint = "poppler_page_free_text_attributes")]
    public static partial void FreeTextAttributes(ListNode* list);

    [LibraryImport(Library, EntryPoint = "poppler_page_get_link_mapping")]
    public static partial ListNode* GetLinks(nint page);

    [LibraryImport(Library, EntryPoint = "poppler_page_free_link_mapping")]
    public static partial void FreeLinks(ListNode* list);

    [LibraryImport(Library, EntryPoint = "poppler_page_get_image_mapping")]
    public static partial ListNode* GetImages(nint page);

    [LibraryImport(Library, EntryPoint = "poppler_page_free_image_mapping")]
    public static partial void FreeImages(ListNode* list);

    /// <summary>Draws a page as a screen shows it.</summary>
    [LibraryImport(Library, EntryPoint = "poppler_page_render")]
    public static partial void Render(nint page, nint cairo);

    [LibraryImport(Objects, EntryPoint = "g_object_unref")]
    public static partial void Release(nint instance);

    [LibraryImport(Base, EntryPoint = "g_free")]
    public static partial void Free(void* memory);

    [LibraryImport(Base, EntryPoint = "g_error_free")]
    public static partial void FreeError(Error* error);

    /// <summary><c>GError</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Error
    {
        /// <summary>The <see cref="Code"/> of a document that asks for a password.</summary>
        public const int Encrypted = 1;

        public uint Domain;
        public int Code;
        public nint Message;
    }

    /// <summary><c>PopplerRectangle</c>, in points.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Rectangle
    {
        public double X1;
        public double Y1;
        public double X2;
        public double Y2;
    }

    /// <summary><c>GList</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ListNode
    {
        public void* Data;
        public ListNode* Next;
        public ListNode* Previous;
    }

    /// <summary><c>PopplerTextAttributes</c>: how a run of the page's characters is set.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TextAttributes
    {
        public byte* FontName;
        public double FontSize;
        public int IsUnderlined;

        /// <summary>16 bits a channel, as <see cref="Green"/> and <see cref="Blue"/>.</summary>
        public ushort Red;

        public ushort Green;
        public ushort Blue;

        /// <summary>First character of the run.</summary>
        public int Start;

        /// <summary>Last character of the run.</summary>
        public int End;
    }

    /// <summary><c>PopplerLinkMapping</c>. Its area counts from the bottom of the page.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LinkMapping
    {
        public Rectangle Area;
        public LinkAction* Action;
    }

    /// <summary><c>PopplerAction</c>, as far as it tells of an address.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LinkAction
    {
        /// <summary>The <see cref="Kind"/> of an action that opens an address.</summary>
        public const int OpensUri = 5;

        public int Kind;
        public byte* Title;
        public byte* Uri;
    }

    /// <summary><c>PopplerImageMapping</c>. Its area counts from the top of the page.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ImageMapping
    {
        public Rectangle Area;
        public int Id;
    }
}
