<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Inkling</name>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 0</source>
        <translation>クラス 0</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 0</source>
        <translation>クラス 0 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 1</source>
        <translation>クラス 1</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 1</source>
        <translation>クラス 1 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 2</source>
        <translation>クラス 2</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 2</source>
        <translation>クラス 2 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 3</source>
        <translation>クラス 3</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 3</source>
        <translation>クラス 3 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 4</source>
        <translation>クラス 4</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 4</source>
        <translation>クラス 4 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 5</source>
        <translation>クラス 5</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 5</source>
        <translation>クラス 5 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 6</source>
        <translation>クラス 6</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 6</source>
        <translation>クラス 6 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 7</source>
        <translation>クラス 7</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 7</source>
        <translation>クラス 7 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 8</source>
        <translation>クラス 8</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 8</source>
        <translation>クラス 8 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class 9</source>
        <translation>クラス 9</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with class 9</source>
        <translation>クラス 9 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class above</source>
        <translation>上のクラス</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with the class above in the list</source>
        <translation>リストで 1 つ上のクラスで描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Class below</source>
        <translation>下のクラス</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw with the class below in the list</source>
        <translation>リストで 1 つ下のクラスで描画します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add class</source>
        <translation>クラスを追加</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add a class to this project</source>
        <translation>このプロジェクトにクラスを追加します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add classes from a template…</source>
        <translation>テンプレートからクラスを追加…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Add the classes of Cityscapes, CamVid, PASCAL VOC or ADE20K</source>
        <translation>Cityscapes、CamVid、PASCAL VOC、ADE20K のクラスを追加します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Rename class</source>
        <translation>クラス名を変更</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Type another name for the class that you draw with</source>
        <translation>描画中のクラスに別の名前を付けます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Colour of the class…</source>
        <translation>クラスの色…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Choose another colour for the class that you draw with</source>
        <translation>描画中のクラスの色を変更します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Make colours easy to tell apart</source>
        <translation>見分けやすい色にする</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Give another colour to each class that could be taken for another one, also by the colour-blind, or for the image below it</source>
        <translation>色覚多様性にも配慮し、ほかのクラスや下の画像と紛らわしいクラスの色を変更します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Delete class…</source>
        <translation>クラスを削除…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Take the class that you draw with out of this project; its pixels are counted first</source>
        <translation>描画中のクラスをプロジェクトから削除します。先にピクセル数を数えます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Merge class into another…</source>
        <translation>クラスを別のクラスに統合…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Give all pixels of the class that you draw with, in every image, to another class; counted first</source>
        <translation>すべての画像で、描画中のクラスのピクセルを別のクラスに移します。先に数えます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Lock class</source>
        <translation>クラスをロック</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Nothing paints over the pixels of the class that you draw with: no tool, no cut, no prediction</source>
        <translation>描画中のクラスのピクセルを、ツール、カット、予測のいずれからも保護します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Hide class</source>
        <translation>クラスを隠す</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Do not draw the class that you draw with; its pixels stay, and nothing unseen is accepted</source>
        <translation>描画中のクラスを非表示にします。ピクセルは残り、見えないものは承認されません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show only this class</source>
        <translation>このクラスのみ表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Hide all other classes; the same key shows them again</source>
        <translation>ほかのクラスをすべて隠します。同じキーで再び表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show all classes</source>
        <translation>すべてのクラスを表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Draw every class again</source>
        <translation>すべてのクラスを再び表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Move class up</source>
        <translation>クラスを上へ移動</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show the class that you draw with further up; its number and its key stay</source>
        <translation>描画中のクラスをリストの上へ移動します。番号とキーは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Move class down</source>
        <translation>クラスを下へ移動</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show the class that you draw with further down; its number and its key stay</source>
        <translation>描画中のクラスをリストの下へ移動します。番号とキーは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Put the class in a group…</source>
        <translation>クラスをグループに入れる…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Show the class that you draw with under a heading of the list</source>
        <translation>描画中のクラスをリストの見出しの下に表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Counts of classes…</source>
        <translation>クラスの集計…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Count pixels, objects and images of each class over the whole project</source>
        <translation>プロジェクト全体で、クラスごとのピクセル、オブジェクト、画像の数を数えます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Fold or unfold the group</source>
        <translation>グループを折りたたむ/展開</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/classes.py"/>
        <source>Leave the group of the class that you draw with out of the list, or show it again</source>
        <translation>描画中のクラスのグループをリストで折りたたむか、再び表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Adjust the picture</source>
        <translation>画像の調整</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Sliders for brightness, contrast and gamma, in the side panel; only what you see changes</source>
        <translation>サイドパネルに明るさ、コントラスト、ガンマのスライダーを表示します。変わるのは表示だけです</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Automatic contrast</source>
        <translation>自動コントラスト</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Brightest parts white, darkest black, by the values of this image; only what you see changes</source>
        <translation>この画像の値に合わせ、最も明るい部分を白、最も暗い部分を黒にします。変わるのは表示だけです</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Reset the picture</source>
        <translation>画像の調整をリセット</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the picture as it is in its file: no brightness, contrast, gamma, channels or inversion</source>
        <translation>画像をファイルのまま表示します。明るさ、コントラスト、ガンマ、チャンネル、反転を適用しません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Adjust this image only</source>
        <translation>この画像だけを調整</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Brightness, contrast and channels of this image alone; off: the ones of all images of the project</source>
        <translation>明るさ、コントラスト、チャンネルをこの画像だけに適用します。オフではプロジェクトの全画像に共通です</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Brighter</source>
        <translation>明るく</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the picture brighter; the image itself stays</source>
        <translation>画像を明るく表示します。画像自体は変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Darker</source>
        <translation>暗く</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the picture darker; the image itself stays</source>
        <translation>画像を暗く表示します。画像自体は変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>More contrast</source>
        <translation>コントラストを上げる</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Bright and dark farther apart; the image itself stays</source>
        <translation>明暗の差を広げます。画像自体は変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Less contrast</source>
        <translation>コントラストを下げる</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Bright and dark closer together; the image itself stays</source>
        <translation>明暗の差を縮めます。画像自体は変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Red</source>
        <translation>赤</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the red channel</source>
        <translation>赤チャンネルを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Green</source>
        <translation>緑</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the green channel</source>
        <translation>緑チャンネルを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Blue</source>
        <translation>青</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the blue channel</source>
        <translation>青チャンネルを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Grey</source>
        <translation>グレー</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show the brightness of the channels that are on, without colour; one alone shows as it is</source>
        <translation>オンのチャンネルの明るさを色なしで表示します。1 つだけならそのまま表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Invert</source>
        <translation>反転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show dark as bright and bright as dark</source>
        <translation>明暗を反転して表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Image alone (hold)</source>
        <translation>画像のみ（押している間）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Hold the key to see the image without mask, scribbles and uncertainty</source>
        <translation>キーを押している間、マスク、スクリブル、不確実性を隠して画像だけを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Prediction alone</source>
        <translation>予測のみ</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show what the model says, also where the mask says otherwise; again: the mask</source>
        <translation>マスクと異なる箇所も含めてモデルの予測を表示します。もう一度押すとマスクに戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Difference to the prediction</source>
        <translation>予測との差分</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Plain: the model says this class instead. Hatched: the model misses this class. Again: the mask</source>
        <translation>塗り: モデルはこのクラスと予測。斜線: モデルがこのクラスを見落とし。もう一度押すとマスクに戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Before and after</source>
        <translation>前後を比較</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Left of a divider that you can drag the image alone, right of it with its mask</source>
        <translation>ドラッグできる区切り線の左に画像のみ、右にマスク付きの画像を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Compare with the image, prediction or last mask</source>
        <translation>画像、予測、直前のマスクと比較</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Left of the divider the image alone; again: the prediction; again: the mask without the cut in sight</source>
        <translation>区切り線の左に画像のみを表示します。もう一度押すと予測、さらに押すと表示中のカットを除いたマスク</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Compare with</source>
        <translation>比較対象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Scale bar</source>
        <translation>スケールバー</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Draw a bar of a round length; the size of a pixel is set in 'Adjust the picture'</source>
        <translation>切りのよい長さのバーを表示します。ピクセルサイズは「画像の調整」で設定します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Rulers</source>
        <translation>ルーラー</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Show rulers along the upper and left edge, in pixels or in the unit of the pixel size</source>
        <translation>上端と左端にルーラーを表示します。単位はピクセル、またはピクセルの大きさの単位です</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Pixel grid</source>
        <translation>ピクセルグリッド</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Draw lines between the pixels from 16:1 on</source>
        <translation>16:1 以上でピクセル間に線を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Cross hair</source>
        <translation>十字線</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/display.py"/>
        <source>Draw lines through the pointer from edge to edge</source>
        <translation>ポインターを通る線を画面の端から端まで表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Take back the last change of this image</source>
        <translation>この画像の直前の変更を取り消します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Do again what was undone</source>
        <translation>取り消した操作をやり直します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Take back the stroke, cut or scribbles</source>
        <translation>ストローク、カット、スクリブルを取り消す</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>One thing at a time: the stroke in progress, the cut that is not applied, then its scribbles</source>
        <translation>1 つずつ取り消します: 描画中のストローク、未適用のカット、そのスクリブルの順</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Clear this image</source>
        <translation>この画像をクリア</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Remove every label and scribble of this image (can be undone)</source>
        <translation>この画像のラベルとスクリブルをすべて削除します（元に戻せます）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>Preferences…</source>
        <translation>環境設定…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/edit.py"/>
        <source>All settings in one place, with a search: colours, mask, cut, model, safety copies, keys</source>
        <translation>すべての設定をまとめて検索できます: 色、マスク、カット、モデル、バックアップ、キー</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>New project…</source>
        <translation>新規プロジェクト…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Make a project from a folder of images</source>
        <translation>画像フォルダーからプロジェクトを作成します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open folder of images…</source>
        <translation>画像フォルダーを開く…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Start labelling the images of a folder at once</source>
        <translation>フォルダー内の画像のラベル付けをすぐに始めます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open project…</source>
        <translation>プロジェクトを開く…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open a project that was made before</source>
        <translation>作成済みのプロジェクトを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Open the demo</source>
        <translation>デモを開く</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Try everything on a small ready-made project</source>
        <translation>用意された小さなプロジェクトですべてを試せます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Add images…</source>
        <translation>画像を追加…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Add another folder of images to this project</source>
        <translation>このプロジェクトに別の画像フォルダーを追加します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Where are my images now?…</source>
        <translation>画像の場所を指定…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Find the images again that were moved to another folder</source>
        <translation>別のフォルダーに移動した画像を再び見つけます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Import labels…</source>
        <translation>ラベルのインポート…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Take over masks and outlines of other programs, after a look at examples</source>
        <translation>ほかのプログラムのマスクや輪郭を、例を確認してから取り込みます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Import labels over yours…</source>
        <translation>ラベルを上書きインポート…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Take over labels in the place of those that images have; undo brings yours back</source>
        <translation>画像の既存のラベルを置き換えて取り込みます。元に戻すと以前のラベルに戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Export masks…</source>
        <translation>マスクをエクスポート…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Write images, masks and classes to a folder</source>
        <translation>画像、マスク、クラスをフォルダーに書き出します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Label Studio and CVAT…</source>
        <translation>Label Studio と CVAT…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Fetch tasks of a labelling server, and send it accepted masks</source>
        <translation>ラベル付けサーバーのタスクを取得し、承認済みのマスクを送信します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Audit…</source>
        <translation>監査…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Find what is probably wrong with images and masks: go through it, repair it, or leave it as it is</source>
        <translation>画像とマスクの誤りの可能性がある箇所を探します。順に確認し、修復するか、そのままにできます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Make a safety copy</source>
        <translation>バックアップを作成</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Copy classes, masks, history and models to one file; your work itself is saved already</source>
        <translation>クラス、マスク、履歴、モデルを 1 つのファイルにコピーします。作業自体は保存済みです</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Restore a safety copy…</source>
        <translation>バックアップを復元…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Make a project of a safety copy, beside this one; choose when copies are made</source>
        <translation>バックアップからこのプロジェクトの隣に別のプロジェクトを作成し、作成の時期も選べます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Project settings…</source>
        <translation>プロジェクトの設定…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>See and change what is kept with this project</source>
        <translation>このプロジェクトに保存される設定を確認、変更します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Name of the project…</source>
        <translation>プロジェクトの名前…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Call this project otherwise; its folder keeps its name</source>
        <translation>このプロジェクトの名前を変更します。フォルダー名は変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Close project</source>
        <translation>プロジェクトを閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Back to the welcome page; everything is saved already</source>
        <translation>ようこそページに戻ります。すべて保存済みです</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/files.py"/>
        <source>Close the window; everything is saved already</source>
        <translation>ウィンドウを閉じます。すべて保存済みです</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Find an action…</source>
        <translation>操作を検索…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Type a few letters of what you want: any action, a class or an image</source>
        <translation>操作、クラス、画像の名前を数文字入力して探します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Tour in four steps</source>
        <translation>4 ステップのツアー</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Scribble, correct, accept and see a prediction, on the demo; a small card says what comes next</source>
        <translation>デモでスクリブル、修正、承認、予測を体験します。小さなカードが次の操作を案内します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Find any action and its key, set your own keys, choose those of another program, print them</source>
        <translation>操作とキーを検索し、独自のキーやほかのソフトのキーを設定し、印刷できます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Check this project…</source>
        <translation>プロジェクトを検査…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Look for damage in the project's files, and repair it</source>
        <translation>プロジェクトのファイルの破損を調べ、修復します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Check this machine…</source>
        <translation>このコンピューターを検査…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Run the graph cut and a network of every family once; about a minute, beside the window</source>
        <translation>グラフカットと各系統のネットワークを 1 回ずつ実行します。約 1 分、作業と並行して行います</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Past messages</source>
        <translation>過去のメッセージ</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Read again what was reported since the start</source>
        <translation>起動後の通知をもう一度読みます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>About Inkling</source>
        <translation>Inkling について</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/help.py"/>
        <source>Version, licence and the log file</source>
        <translation>バージョン、ライセンス、ログファイル</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Apply the cut</source>
        <translation>カットを適用</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Make the cut in sight part of the mask; while it is being made, as soon as it is done</source>
        <translation>表示中のカットをマスクに取り込みます。計算中なら完了後すぐに取り込みます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Accept and open the next image</source>
        <translation>承認して次の画像を開く</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>This mask is right, a cut in sight included: learn from it and open the next image</source>
        <translation>表示中のカットも含め、このマスクを正しいものとして学習に使い、次の画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Warn about unfinished masks</source>
        <translation>未完成のマスクを警告</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Mostly unlabelled images, and those of one class, are accepted by a second press; in this project</source>
        <translation>大部分が未ラベルの画像や 1 クラスだけの画像は、もう一度押すと承認されます。このプロジェクトの設定です</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Skip this image</source>
        <translation>この画像をスキップ</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Mark the image as not worth labelling and go to the next</source>
        <translation>ラベル付け不要の画像として次へ進みます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Remove from the project</source>
        <translation>プロジェクトから除外</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Take the images chosen in the list out of the project; files and masks are kept</source>
        <translation>リストで選択した画像をプロジェクトから除外します。ファイルとマスクは残ります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Put removed images back</source>
        <translation>除外した画像を戻す</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Take the removed images that are chosen in the list into the project again</source>
        <translation>リストで選択した除外済みの画像をプロジェクトに戻します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Group of images…</source>
        <translation>画像のグループ…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Put the images chosen in the list into a group, such as a patient or a slide; the list can show one</source>
        <translation>選択した画像を患者やスライドなどのグループに入れます。リストは 1 グループだけを表示できます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Name of the image…</source>
        <translation>画像の名前…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show the image under another name in this project; its file keeps its own</source>
        <translation>このプロジェクトでの画像の表示名を変更します。ファイル名は変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Pages and channels…</source>
        <translation>ページとチャンネル…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Choose page, slice and time of the image's file, and its channels with colours and ranges</source>
        <translation>画像ファイルのページ、スライス、時点と、チャンネルの色と範囲を選択します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Copy the path</source>
        <translation>パスをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Copy where the files of the chosen images lie</source>
        <translation>選択した画像のファイルの場所をコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show the file in its folder</source>
        <translation>ファイルをフォルダーで表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the folder of the image in the file manager</source>
        <translation>ファイルマネージャーで画像のフォルダーを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Previous image</source>
        <translation>前の画像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image above in the list</source>
        <translation>リストで 1 つ上の画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Next image</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image below in the list</source>
        <translation>リストで 1 つ下の画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Next image to label</source>
        <translation>次にラベル付けする画像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image that comes next by the order chosen above the list</source>
        <translation>リストの上で選んだ順番で次の画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Change what comes next</source>
        <translation>次の画像の順番を変更</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>The next order of the choice above the list: as listed, most uncertain, most different, least effort</source>
        <translation>リストの上の順番を切り替えます: リスト順、不確実な順、類似度の低い順、作業量の少ない順</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>List what to label next</source>
        <translation>ラベル付けの候補を一覧表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>List the images in the chosen order, each with its reason</source>
        <translation>選んだ順番で画像を理由とともに一覧表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Review wall…</source>
        <translation>レビューウォール…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>See predicted images side by side, and accept all that are right a page at a time</source>
        <translation>予測済みの画像を並べて表示し、正しいものをページごとに承認します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Predict this image</source>
        <translation>この画像を予測</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Let the current model predict this image again</source>
        <translation>現在のモデルでこの画像を予測し直します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Put the prediction aside</source>
        <translation>予測を除外</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Work on this image as if there were no prediction; the same key, or a new prediction, brings it back</source>
        <translation>予測がないものとして作業します。同じキーか新しい予測で元に戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Jump to the most doubtful spot</source>
        <translation>最も不確かな箇所へ移動</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show the place where the model is least sure; again for the next one</source>
        <translation>モデルの確信が最も低い箇所を表示します。もう一度押すと次へ進みます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Find similar images</source>
        <translation>類似画像を検索</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>List the images that are most like this one</source>
        <translation>この画像に最も似た画像を一覧表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Show all images again</source>
        <translation>すべての画像を再表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>End the list of similar images, and any search</source>
        <translation>類似画像の一覧と検索を終了します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Map of the images…</source>
        <translation>画像マップ…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>See all images laid out by likeness; a click opens one</source>
        <translation>すべての画像を類似度で配置して表示します。クリックすると開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the most different image</source>
        <translation>最も異なる画像を開く</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/image.py"/>
        <source>Open the image that is least like all labelled ones</source>
        <translation>ラベル付きの画像のどれとも似ていない画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/key_texts.py"/>
        <source>. (full stop)</source>
        <translation>.（ピリオド）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/key_texts.py"/>
        <source>, (comma)</source>
        <translation>,（コンマ）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it moves the image, and the choice in a list.</source>
        <translation>{key} は使用できません。画像の移動とリストの選択に使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it fits the image, and goes to the top of a list.</source>
        <translation>{key} は使用できません。画像のフィット表示とリストの先頭への移動に使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it goes to the end of a list.</source>
        <translation>{key} は使用できません。リストの末尾への移動に使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it removes what is chosen in a list.</source>
        <translation>{key} は使用できません。リストで選択した項目の除外に使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it renames what is chosen in a list.</source>
        <translation>{key} は使用できません。リストで選択した項目の名前の変更に使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it opens the menu of a list.</source>
        <translation>{key} は使用できません。リストのメニューを開くために使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it belongs to “{action}” and stays there.</source>
        <translation>{key} は使用できません。「{action}」に固定されています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/keymap.py"/>
        <source>{key} cannot be used: it opens the menu {menu}.</source>
        <translation>{key} は使用できません。メニュー {menu} を開くために使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Use a ready model…</source>
        <translation>学習済みモデルを使う…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Predict people, animals, vehicles and furniture before labelling anything</source>
        <translation>ラベル付けの前に、人、動物、乗り物、家具を予測します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn now</source>
        <translation>今すぐ学習</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Improve the model from the images that you accepted</source>
        <translation>承認した画像でモデルを改善します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Pause or resume learning</source>
        <translation>学習を一時停止/再開</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Pause learning; the same key resumes it</source>
        <translation>学習を一時停止します。同じキーで再開します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop what runs</source>
        <translation>実行中の処理を停止</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop adding or importing files; if none are, stop learning</source>
        <translation>ファイルの追加やインポートを停止します。なければ学習を停止します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop learning</source>
        <translation>学習を停止</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Stop and keep the current model</source>
        <translation>学習を停止し、現在のモデルを維持します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn from unlabelled images…</source>
        <translation>未ラベル画像から学習…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Let the network get used to your images before the first label</source>
        <translation>最初のラベルの前に、ネットワークを画像に慣れさせます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn automatically</source>
        <translation>自動的に学習</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Learn after each image that you accept</source>
        <translation>画像を承認するたびに学習します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Choose the network…</source>
        <translation>ネットワークの選択…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Which network learns, from what start, and how</source>
        <translation>学習するネットワーク、初期状態、学習方法を選びます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Augmentation: how images are varied…</source>
        <translation>データ拡張: 画像の変化…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>See and choose how learning turns, bends and relights your images, so that few of them teach more</source>
        <translation>少ない画像でも多くを学べるように、学習時の回転、変形、明るさの変化を確認、選択します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Model card…</source>
        <translation>モデルカード…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>What each model of this project learned from, and how good it is</source>
        <translation>このプロジェクトの各モデルの学習内容と性能を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Predict images in the background</source>
        <translation>バックグラウンドで画像を予測</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Let the model predict the images that are not accepted, one at a time, while nothing else runs</source>
        <translation>ほかの処理がない間、未承認の画像を 1 枚ずつ予測します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>More exact prediction</source>
        <translation>高精度予測</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/learning.py"/>
        <source>Average the predictions of twelve copies of each image: better, 12 × slower</source>
        <translation>各画像を変化させた 12 枚の予測を平均します。精度は上がりますが 12 倍の時間がかかります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Smooth the boundary</source>
        <translation>境界を滑らかにする</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Take spikes and notches off the class that you draw with</source>
        <translation>描画中のクラスの突起やへこみを取り除きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Fill holes</source>
        <translation>穴を埋める</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Give the class that you draw with all that it encloses</source>
        <translation>描画中のクラスに囲まれた部分をそのクラスにします</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Remove islands</source>
        <translation>孤立領域を除去</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Remove pieces of the class that you draw with that are smaller than the size in the card Cut</source>
        <translation>描画中のクラスのうち、「カット」カードのサイズより小さい領域を取り除きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Shrink by a pixel</source>
        <translation>1 ピクセル縮小</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Take one pixel off the class that you draw with, all around</source>
        <translation>描画中のクラスを周囲から 1 ピクセル縮めます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Grow by a pixel</source>
        <translation>1 ピクセル拡大</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Add one pixel to the class that you draw with, all around</source>
        <translation>描画中のクラスを周囲に 1 ピクセル広げます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Thin the lines</source>
        <translation>線を細くする</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Draw lines of the class that you draw with no wider than the image shows them; none breaks</source>
        <translation>描画中のクラスの線を、画像に写っている太さまで細くします。線は途切れません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>The rest is this class</source>
        <translation>残りはこのクラス</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Give every unlabelled pixel of the image to the class that you draw with, most often the background</source>
        <translation>画像の未ラベルの画素をすべて、描画中のクラス（多くは背景）にします</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Delete the object</source>
        <translation>オブジェクトを削除</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Make the object under the pointer background, also where it is only predicted</source>
        <translation>ポインター下のオブジェクトを背景にします。予測だけの部分も対象です</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Cut in another way</source>
        <translation>カット方法を切り替え</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/mask.py"/>
        <source>Take the next way in the list of the card Cut; the cut in sight is made anew</source>
        <translation>「カット」カードの一覧の次の方法に切り替え、表示中のカットをやり直します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Show the frames beside the open image under the canvas: click or drag to go through them</source>
        <translation>開いた画像の前後のフレームをキャンバスの下に表示します。クリックやドラッグで移動します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Previous frame</source>
        <translation>前のフレーム</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the image before this one in its folder</source>
        <translation>フォルダー内で前の画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Next frame</source>
        <translation>次のフレーム</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the image after this one in its folder</source>
        <translation>フォルダー内で次の画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Previous labelled frame</source>
        <translation>前のラベル付きフレーム</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the nearest frame before this one that you labelled</source>
        <translation>これより前で最も近いラベル付きのフレームを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Next labelled frame</source>
        <translation>次のラベル付きフレーム</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Open the nearest frame after this one that you labelled</source>
        <translation>これより後で最も近いラベル付きのフレームを開きます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Onion skin</source>
        <translation>オニオンスキン</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Draw the outlines of the previous frame's mask over this one</source>
        <translation>前のフレームのマスクの輪郭を重ねて表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Mask from the previous frame</source>
        <translation>前のフレームからマスクを取得</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill what is unlabelled here with the previous frame's mask, moved as the picture moved</source>
        <translation>未ラベルの部分を、画像の動きに合わせて動かした前のフレームのマスクで埋めます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Mask from the next frame</source>
        <translation>次のフレームからマスクを取得</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill what is unlabelled here with the next frame's mask, moved as the picture moved</source>
        <translation>未ラベルの部分を、画像の動きに合わせて動かした次のフレームのマスクで埋めます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Copy the previous frame's mask</source>
        <translation>前のフレームのマスクをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill what is unlabelled here with the previous frame's mask, as it lies</source>
        <translation>未ラベルの部分を、前のフレームのマスクでそのまま埋めます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Interpolate between labelled frames</source>
        <translation>ラベル付きフレーム間を補間</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Fill all frames between the labelled ones before and after this one; proposals, one step to undo</source>
        <translation>前後のラベル付きフレームの間をすべて埋めます。結果は提案で、1 回で元に戻せます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Propagate to the next frames</source>
        <translation>次のフレームへ伝播</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Carry this mask on, frame by frame, up to the next labelled one or the number in the timeline</source>
        <translation>このマスクを次のラベル付きフレームまで、またはタイムラインの枚数だけ順に伝播します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Propagate to the previous frames</source>
        <translation>前のフレームへ伝播</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Carry this mask back, frame by frame, up to the previous labelled one or the number in the timeline</source>
        <translation>このマスクを前のラベル付きフレームまで、またはタイムラインの枚数だけさかのぼって伝播します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Prediction where motion is unclear</source>
        <translation>動きが不明な箇所は予測を使用</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/sequence.py"/>
        <source>Where content comes into view, propagating takes the model's prediction instead of nothing</source>
        <translation>新しく現れた部分は、伝播時に空白のままにせずモデルの予測を使います</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Image</source>
        <translation>画像(&amp;I)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Mask</source>
        <translation>マスク(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Tools</source>
        <translation>ツール(&amp;T)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Classes</source>
        <translation>クラス(&amp;C)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Sequence</source>
        <translation>シーケンス(&amp;S)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Display</source>
        <translation>画像表示(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Learning</source>
        <translation>学習(&amp;L)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/spec.py"/>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Move the image (hold)</source>
        <translation>画像を移動（押している間）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Hold the key and drag; dragging with the middle button does the same</source>
        <translation>キーを押しながらドラッグします。中ボタンのドラッグも同じです</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Smaller brush</source>
        <translation>ブラシを小さく</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Make what the tool in hand draws thinner</source>
        <translation>使用中のツールの線を細くします</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Larger brush</source>
        <translation>ブラシを大きく</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Make what the tool in hand draws thicker</source>
        <translation>使用中のツールの線を太くします</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Paint over all, unlabelled or one class</source>
        <translation>塗り対象: すべて、未ラベル、1 クラス</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Change only what is unlabelled; again: the class under the pointer; again: all</source>
        <translation>未ラベルだけを変更します。もう一度押すとポインター下のクラス、さらに押すとすべて</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/tools.py"/>
        <source>Paint over</source>
        <translation>塗り対象</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Fit image</source>
        <translation>画像をフィット</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the whole image</source>
        <translation>画像全体を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Fit</source>
        <translation>フィット</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>1:1 pixels</source>
        <translation>等倍 1:1</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>One image pixel on one screen pixel</source>
        <translation>画像の 1 ピクセルを画面の 1 ピクセルで表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the image larger</source>
        <translation>画像を拡大表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the image smaller</source>
        <translation>画像を縮小表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom to a rectangle (hold)</source>
        <translation>矩形にズーム（押している間）</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Hold the key and drag around what you want to see; a click shows the object under the pointer</source>
        <translation>キーを押しながら見たい範囲をドラッグします。クリックするとポインター下のオブジェクトを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Zoom to the object</source>
        <translation>オブジェクトにズーム</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the object under the pointer as large as it fits</source>
        <translation>ポインター下のオブジェクトをできるだけ大きく表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Previous view</source>
        <translation>前の表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Look where you looked before</source>
        <translation>直前に見ていた位置に戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Next view</source>
        <translation>次の表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Look again where you came back from</source>
        <translation>戻る前に見ていた位置に進みます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Navigator</source>
        <translation>ナビゲーター</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the whole image small in a corner, with what is in view; drag there to look elsewhere</source>
        <translation>隅に画像全体と表示範囲を小さく表示します。ドラッグで移動します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn left</source>
        <translation>左に回転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view by a quarter to the left; image and mask stay as they are</source>
        <translation>表示を左に 90° 回転します。画像とマスクは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view</source>
        <translation>表示を回転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn right</source>
        <translation>右に回転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view by a quarter to the right; image and mask stay as they are</source>
        <translation>表示を右に 90° 回転します。画像とマスクは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn left by 15°</source>
        <translation>左に 15° 回転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view a little to the left; image and mask stay as they are</source>
        <translation>表示を左に少し回転します。画像とマスクは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn right by 15°</source>
        <translation>右に 15° 回転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Turn the view a little to the right; image and mask stay as they are</source>
        <translation>表示を右に少し回転します。画像とマスクは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror left to right</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror the view left to right; image and mask stay as they are</source>
        <translation>表示を左右に反転します。画像とマスクは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror top to bottom</source>
        <translation>上下反転</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Mirror the view top to bottom; image and mask stay as they are</source>
        <translation>表示を上下に反転します。画像とマスクは変わりません</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>As the image is</source>
        <translation>元の向き</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the image neither turned nor mirrored</source>
        <translation>回転も反転もせずに画像を表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Straight</source>
        <translation>元の向き</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>How the mask is shown</source>
        <translation>マスクの表示方法</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>The next of: filled, as outlines, both, not at all</source>
        <translation>塗りつぶし、輪郭、両方、非表示を順に切り替えます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Overlay</source>
        <translation>オーバーレイ</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Uncertainty</source>
        <translation>不確実性</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Paint over the image where the model is unsure</source>
        <translation>モデルの確信が低い箇所を画像に重ねて表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Single objects</source>
        <translation>個別オブジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show every single object in its own colour with its number</source>
        <translation>オブジェクトを 1 つずつ別の色と番号で表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>How single objects are told apart…</source>
        <translation>個別オブジェクトの分け方…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Choose where one object ends and the next begins</source>
        <translation>オブジェクト同士の境目の決め方を選びます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Fainter mask</source>
        <translation>マスクを薄く</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Make the mask more transparent</source>
        <translation>マスクの透明度を上げます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Stronger mask</source>
        <translation>マスクを濃く</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Make the mask less transparent</source>
        <translation>マスクの透明度を下げます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Effort…</source>
        <translation>作業量…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>See what each image has cost you, and whether it becomes less</source>
        <translation>各画像にかかった手間と、それが減っているかを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Statistics…</source>
        <translation>統計…</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>See images, classes and days of work of this project as charts, and copy the numbers</source>
        <translation>このプロジェクトの画像、クラス、作業日をグラフで表示し、数値をコピーできます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show the panels</source>
        <translation>パネルを表示</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Show or hide all panels</source>
        <translation>すべてのパネルを表示または非表示にします</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Open or close the list of images</source>
        <translation>画像リストを開閉します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Panels</source>
        <translation>パネル</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Tools and classes</source>
        <translation>ツールとクラス</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Open or close the panel of tools, classes, cut and model</source>
        <translation>ツール、クラス、カット、モデルのパネルを開閉します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Open or close the list of all steps of this image; a click on a step goes back, or forward, to it</source>
        <translation>この画像の全ステップの一覧を開閉します。ステップをクリックすると、そこまで戻るか進みます</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Panels in their usual places</source>
        <translation>パネルを標準の位置に戻す</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Dock every panel where it was at first</source>
        <translation>すべてのパネルを最初の位置にドッキングします</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Only the canvas</source>
        <translation>キャンバスのみ</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Hide panels, menus and bars and use the whole screen; the same key brings them back</source>
        <translation>パネル、メニュー、バーを隠して全画面で表示します。同じキーで元に戻ります</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Use the whole screen</source>
        <translation>画面全体を使います</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Find an image</source>
        <translation>画像を検索</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Type a part of an image's name</source>
        <translation>画像名の一部を入力します</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Dark or light</source>
        <translation>ダーク/ライト</translation>
    </message>
    <message>
        <location filename="../../gui/action_table/view.py"/>
        <source>Switch between dark, light, and what the system uses</source>
        <translation>ダーク、ライト、システムの設定を切り替えます</translation>
    </message>
    <message>
        <location filename="../../gui/actions.py"/>
        <source>{keys} or {key}</source>
        <translation>{keys} または {key}</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Settings of the window are not saved: {reason}</source>
        <translation>ウィンドウの設定は保存されません: {reason}</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>The log is not written: {reason}</source>
        <translation>ログは書き込まれません: {reason}</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>The program goes on with those of this run; projects are not concerned.</source>
        <translation>今回の設定のまま動作を続けます。プロジェクトに影響はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>The program goes on without it; projects are not concerned.</source>
        <translation>ログなしで動作を続けます。プロジェクトに影響はありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/app.py"/>
        <source>The same fault has happened again ({count} times in all).</source>
        <extracomment>The same fault has happened again ({count} time in all).</extracomment>
        <translation>
            <numerusform>同じ不具合が再び発生しました（合計 {count} 回）。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/app.py"/>
        <source>Your work is saved. If the window behaves oddly, close it and start again.</source>
        <translation>作業は保存されています。動作がおかしい場合は、ウィンドウを閉じて再起動してください。</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/marks.py"/>
        <source>No image</source>
        <translation>画像なし</translation>
    </message>
    <message>
        <location filename="../../gui/canvas/view.py"/>
        <source>Canvas</source>
        <translation>キャンバス</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Folder of images</source>
        <translation>画像のフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Project (a folder that ends in .inkling)</source>
        <translation>プロジェクト（.inkling で終わるフォルダー）</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Folder of images to add</source>
        <translation>追加する画像のフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>Folder where the images are now</source>
        <translation>現在画像があるフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/files.py"/>
        <source>the demo</source>
        <translation>デモ</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/group.py"/>
        <source>This copy of Inkling comes without the demo.</source>
        <translation>この Inkling にはデモが含まれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/help.py"/>
        <source>Project to check (a folder that ends in .inkling)</source>
        <translation>検査するプロジェクト（.inkling で終わるフォルダー）</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>No image is chosen. Click one in the list first.</source>
        <translation>画像が選択されていません。先にリストで画像をクリックしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>The images chosen in the list are removed already.</source>
        <translation>リストで選択した画像はすでに除外されています。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>A name is for one image. Choose a single one in the list.</source>
        <translation>名前は 1 枚の画像に付けるものです。リストで 1 枚だけ選択してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/command_table/image.py"/>
        <source>Copied: {count:,} paths.</source>
        <extracomment>Copied: {count:,} path.</extracomment>
        <translation>
            <numerusform>コピーしました: パス {count:,} 件。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>The folder is {folder}.</source>
        <translation>フォルダーは {folder} です。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/image.py"/>
        <source>No removed image is chosen. Choose 'Removed' above the list, then the images.</source>
        <translation>除外済みの画像が選択されていません。リストの上で「除外済み」を選び、画像を選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>The frames beside this image are not known yet. Try again in a moment.</source>
        <translation>前後のフレームがまだ不明です。少し待ってからもう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>No frame after this one is labelled.</source>
        <translation>これより後にラベル付きのフレームはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>No frame before this one is labelled.</source>
        <translation>これより前にラベル付きのフレームはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>This image is no frame of a sequence: no other image of its folder has its size.</source>
        <translation>この画像はシーケンスのフレームではありません。フォルダー内に同じサイズの画像がほかにありません。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>This is the last frame of the sequence.</source>
        <translation>シーケンスの最後のフレームです。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/sequence.py"/>
        <source>This is the first frame of the sequence.</source>
        <translation>シーケンスの最初のフレームです。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>Colours: as the system has them.</source>
        <translation>配色: システムに合わせる。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>Colours: dark.</source>
        <translation>配色: ダーク。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>Colours: light.</source>
        <translation>配色: ライト。</translation>
    </message>
    <message>
        <location filename="../../gui/command_table/view.py"/>
        <source>The panels are in their usual places.</source>
        <translation>パネルを標準の位置に戻しました。</translation>
    </message>
    <message>
        <location filename="../../gui/commands.py"/>
        <source>What you are drawing is not part of the mask yet, so the image was not accepted.</source>
        <translation>描画中の内容がまだマスクに含まれていないため、画像は承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/commands.py"/>
        <source>Enter applies it, Escape drops it.</source>
        <translation>Enter で適用、Escape で破棄します。</translation>
    </message>
    <message>
        <location filename="../../gui/crash/guard.py"/>
        <source>It could not be checked whether everything is saved.</source>
        <translation>すべて保存されているかどうかを確認できませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/crash/guard.py"/>
        <source>Everything up to the last stroke had been saved by then.</source>
        <translation>最後のストロークまで、すべて保存済みです。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>info</source>
        <translation>情報</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>You scribble, Inkling cuts. You correct, Inkling learns.</source>
        <translation>描けば Inkling が切り抜き、直せば Inkling が学びます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Log file</source>
        <translation>ログファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Open log folder</source>
        <translation>ログフォルダーを開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/about.py"/>
        <source>Nothing was reported since the start.</source>
        <translation>起動後の通知はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Findings</source>
        <translation>問題</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Audit</source>
        <translation>監査</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Show the findings of one kind alone</source>
        <translation>1 種類の問題だけを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Let the model predict what it has not predicted yet</source>
        <translation>未予測の画像もモデルで予測する</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Masks are compared with predictions; missing ones take time to make</source>
        <translation>マスクを予測と比較します。足りない予測の作成には時間がかかります</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Show what was left</source>
        <translation>残した問題を表示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Findings that were left as they are come back</source>
        <translation>そのままにした問題が再び表示されます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Look again</source>
        <translation>再監査</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Looking at images and masks…</source>
        <translation>画像とマスクを調べています…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{done:,} of {total:,} {unit}</source>
        <translation>{total:,} {unit}中 {done:,}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>This is the audit of {date}.</source>
        <translation>これは {date} の監査です。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} masks have changed since and were looked at anew.</source>
        <extracomment>{count:,} mask has changed since and was looked at anew.</extracomment>
        <translation>
            <numerusform>その後変更された {count:,} 個のマスクを調べ直しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} images looked at, {masks:,} masks, {predictions:,} compared with the model.</source>
        <extracomment>{count:,} image looked at, {masks:,} masks, {predictions:,} compared with the model.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚、マスク {masks:,} 枚を調べ、{predictions:,} 枚をモデルと比較しました。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Stopped.</source>
        <translation>停止しました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>The audit before was that of {date}.</source>
        <translation>前回の監査は {date} でした。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Nothing to find fault with.</source>
        <translation>問題は見つかりませんでした。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} findings.</source>
        <extracomment>{count:,} finding.</extracomment>
        <translation>
            <numerusform>問題 {count:,} 件。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Show the place in the window; again for the next one (Return)</source>
        <translation>ウィンドウにその箇所を表示します。もう一度押すと次の箇所（Return）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Repair</source>
        <translation>修復</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Mend what can be mended safely; undo takes it back (R)</source>
        <translation>安全に直せるものを修正します。元に戻すで取り消せます（R）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Leave as it is</source>
        <translation>そのままにする</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>It does not come back in the next audit (L)</source>
        <translation>次回の監査では表示されません（L）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>All findings ({count:,})</source>
        <translation>すべての問題（{count:,}）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{kind} ({count:,})</source>
        <translation>{kind}（{count:,}）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Place {number:,} of {count:,}.</source>
        <translation>{count:,} 箇所中 {number:,} 箇所目。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>Return shows the next one.</source>
        <translation>Return で次を表示します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>There is no safe repair for this: open it and decide.</source>
        <translation>安全な修復方法がありません。開いて判断してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} findings are new.</source>
        <extracomment>{count:,} finding is new.</extracomment>
        <translation>
            <numerusform>{count:,} 件の問題が新しく見つかりました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/audit/dialog.py"/>
        <source>{count:,} findings are gone.</source>
        <extracomment>{count:,} finding is gone.</extracomment>
        <translation>
            <numerusform>{count:,} 件の問題がなくなりました。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Unreadable files</source>
        <translation>読み取れないファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Empty masks</source>
        <translation>空のマスク</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Nearly empty masks</source>
        <translation>ほぼ空のマスク</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Only one class</source>
        <translation>1 クラスのみ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Islands</source>
        <translation>孤立領域</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Small holes</source>
        <translation>小さな穴</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Thin bridges</source>
        <translation>細いつながり</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Classes never used</source>
        <translation>未使用のクラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Model disagrees</source>
        <translation>モデルと不一致</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Near-duplicates</source>
        <translation>ほぼ重複</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Mixed sizes</source>
        <translation>サイズの不統一</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Mixed bit depths</source>
        <translation>ビット深度の不統一</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Finding</source>
        <translation>問題</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/audit/rows.py"/>
        <source>{severity}: {kind}</source>
        <translation>{severity}: {kind}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Automatic, by your images</source>
        <translation>画像に合わせて自動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Not at all</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Strong</source>
        <translation>強</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Every way: there is no up</source>
        <translation>全方向: 上下の区別なし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Upright: never turned</source>
        <translation>正立: 回転しない</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Mirror and turn</source>
        <translation>反転と回転</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Mirror patches and, where there is no up, turn them by quarter turns</source>
        <translation>パッチを反転し、上下の区別がなければ 90° 単位で回転します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Rotate</source>
        <translation>任意角の回転</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Turn patches by any angle between the quarter turns; only where there is no up</source>
        <translation>パッチを 90° 単位の間の任意の角度で回転します。上下の区別がない場合のみ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Resize</source>
        <translation>サイズ変更</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Make things larger and smaller by up to so much</source>
        <translation>この割合まで拡大、縮小します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Bend</source>
        <translation>変形</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Bend shapes as if the image were on rubber</source>
        <translation>ゴムの上の画像のように形をゆがめます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Make patches darker and brighter by up to so much</source>
        <translation>この割合までパッチを暗く、または明るくします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Weaken and strengthen contrast by up to so much</source>
        <translation>この割合までコントラストを弱め、または強めます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Change hue and saturation; grey images stay grey</source>
        <translation>色相と彩度を変えます。グレー画像はグレーのままです</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Add noise of up to this standard deviation</source>
        <translation>この標準偏差までのノイズを加えます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Blur</source>
        <translation>ぼかし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Blur by up to so many pixels</source>
        <translation>このピクセル数までぼかします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>any angle</source>
        <translation>任意の角度</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Looked at {count:,} images, accepted.</source>
        <extracomment>Looked at {count:,} image, accepted.</extracomment>
        <translation>
            <numerusform>承認済みの画像 {count:,} 枚を調べました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Looked at {count:,} images, not yet accepted.</source>
        <extracomment>Looked at {count:,} image, not yet accepted.</extracomment>
        <translation>
            <numerusform>未承認の画像 {count:,} 枚を調べました。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Augmentation: how images are varied</source>
        <translation>データ拡張: 画像の変化</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Learning sees pieces of your images, each time turned, bent or relit a little, with their masks: so few images teach more. What you choose here counts from the next round of learning on.</source>
        <translation>学習では、画像の一部をマスクとともに毎回少し回転、変形したり明るさを変えたりして使うため、少ない画像からも多くを学べます。ここでの選択は次の学習ラウンドから有効です。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>{network}, which learns next, takes your images as they are: nothing of this is used until you choose another network.</source>
        <translation>次に学習する {network} は画像をそのまま使います。別のネットワークを選ぶまで、ここの設定は使われません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Set by you</source>
        <translation>手動設定</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>How much</source>
        <translation>強さ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>How much images are varied; each kind can be set below</source>
        <translation>画像をどれだけ変化させるか。種類ごとに下で設定できます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Orientation</source>
        <translation>向き</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Whether your images have an up, as photographs have: those are never turned</source>
        <translation>写真のように画像に上下の区別があるかどうか。ある場合は回転しません</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>not at all</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>{item}: as the level above says</source>
        <translation>{item}: 上の強さに従います</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>{item}: undo</source>
        <translation>{item}: 元に戻す</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Show the &amp;mask</source>
        <translation>マスクを表示(&amp;M)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>&amp;Draw again</source>
        <translation>引き直す(&amp;D)</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Another patch, changed in other ways ({key})</source>
        <translation>別のパッチを別の変化で表示します（{key}）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Looking at your images…</source>
        <translation>画像を調べています…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>Use this</source>
        <translation>これを使う</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>All automatic</source>
        <translation>すべて自動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/augmentation.py"/>
        <source>upright</source>
        <translation>正立</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>every hour</source>
        <translation>1 時間ごと</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>every day</source>
        <translation>毎日</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>every week</source>
        <translation>毎週</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>never by itself</source>
        <translation>自動では作成しない</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>{date} (before a repair)</source>
        <translation>{date}（修復前）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Safety copies</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Restore a safety copy</source>
        <translation>バックアップの復元</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>A copy becomes a project of its own beside the present one, which stays as it is. Images are not in the copies; they are found where they are.</source>
        <translation>バックアップは現在のプロジェクトの隣に別のプロジェクトとして復元され、現在のプロジェクトは変わりません。画像はバックアップに含まれず、元の場所のものを使います。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>beside the project</source>
        <translation>プロジェクトの隣</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>There is no safety copy of this project yet.</source>
        <translation>このプロジェクトのバックアップはまだありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Made</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Accepted</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>When safety copies are made</source>
        <translation>バックアップの作成時期</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>How old the newest copy is when another one is made</source>
        <translation>最新のバックアップがどれだけ古くなったら次を作成するか</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Older copies are deleted, the older the fewer</source>
        <translation>古いバックアップほど間引いて削除されます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Safety copies that are kept</source>
        <translation>保持するバックアップの数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Made when something changed:</source>
        <translation>変更時に作成:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>kept at most:</source>
        <translation>最大保持数:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Beside the project</source>
        <translation>プロジェクトの隣</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Folder:</source>
        <translation>フォルダー:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Make one now</source>
        <translation>今すぐ作成</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>From a file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Safety copy</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/backups.py"/>
        <source>Folder for safety copies</source>
        <translation>バックアップのフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Add classes from a template</source>
        <translation>テンプレートからクラスを追加</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Add the classes of</source>
        <translation>クラスの追加元</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Whose classes are added, with their usual colours</source>
        <translation>どのテンプレートのクラスを標準の色で追加するか</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Classes of the template</source>
        <translation>テンプレートのクラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Names that the project has are left out. One undo takes all back.</source>
        <translation>プロジェクトにある名前は追加されません。1 回で元に戻せます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>They take the place of background and object, which nothing uses yet; of a part of them, background stays the first class. One undo takes all back.</source>
        <translation>まだ使われていない背景と物体に置き換わります。一部だけを使う場合は、背景が最初のクラスのままです。一度の取り消しですべて元に戻ります。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/class_dialogs/templates.py"/>
        <source>{about}.</source>
        <translation>{about}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>A fault in Inkling</source>
        <translation>Inkling の不具合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Something went wrong inside Inkling</source>
        <translation>Inkling の内部で問題が発生しました</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>You can go on. Please send the report to the makers: it tells versions and the place in the program, and holds no images and no names of files, folders, classes or people.</source>
        <translation>作業は続けられます。レポートを開発元に送ってください。レポートに含まれるのはバージョンとプログラム内の場所だけで、画像やファイル、フォルダー、クラス、人の名前は含まれません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/crash.py"/>
        <source>It has happened {count:,} times.</source>
        <extracomment>It has happened {count:,} time.</extracomment>
        <translation>
            <numerusform>{count:,} 回発生しました。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Copy report</source>
        <translation>レポートをコピー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/crash.py"/>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>No image has it.</source>
        <translation>このクラスを含む画像はありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Scribbles in {count:,} images have it.</source>
        <extracomment>Scribbles in {count:,} image have it.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚のスクリブルで使われています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>{pixels:,} pixels in {count:,} images become {name}.</source>
        <extracomment>{pixels:,} pixels in {count:,} image become {name}.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚の {pixels:,} ピクセルが {name} になります。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Merge a class</source>
        <translation>クラスの統合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Delete a class</source>
        <translation>クラスの削除</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Merge the class '{name}' into another?</source>
        <translation>クラス「{name}」を別のクラスに統合しますか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Delete the class '{name}'?</source>
        <translation>クラス「{name}」を削除しますか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>It becomes part of:</source>
        <translation>統合先:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Its pixels become:</source>
        <translation>ピクセルの変更先:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>What its pixels become</source>
        <translation>ピクセルの変更先</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>What the pixels of the class become, in every image</source>
        <translation>すべての画像で、このクラスのピクセルを何に変えるか</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>unlabelled</source>
        <translation>未ラベル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Choose a class</source>
        <translation>クラスを選択</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Undo brings class and pixels back. The other classes keep their numbers.</source>
        <translation>元に戻すとクラスとピクセルが戻ります。ほかのクラスの番号は変わりません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Merge</source>
        <translation>統合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/delete_class.py"/>
        <source>Choose the class that stays.</source>
        <translation>残すクラスを選択してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>{name} and {count} more</source>
        <extracomment>{name} and {count} more</extracomment>
        <translation>
            <numerusform>{name} ほか {count} 件</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>What shall be done with {name}?</source>
        <translation>{name} をどうしますか？</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>What shall be done with {name} and {count} more?</source>
        <extracomment>What shall be done with {name} and {count} more?</extracomment>
        <translation>
            <numerusform>{name} ほか {count} 件をどうしますか？</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Files were dropped on the window</source>
        <translation>ファイルがウィンドウにドロップされました</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>The files stay where they are. Opening closes this project; all of it is saved.</source>
        <translation>ファイルは元の場所に残ります。開くとこのプロジェクトは閉じます。すべて保存済みです。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>It becomes a project of its own, which opens. This project is closed; all of it is saved.</source>
        <translation>別のプロジェクトとして開きます。このプロジェクトは閉じます。すべて保存済みです。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Left out: {count:,} files that cannot be used here.</source>
        <extracomment>Left out: {count:,} file that cannot be used here.</extracomment>
        <translation>
            <numerusform>除外: ここでは使えないファイル {count:,} 件。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Add to {project}</source>
        <translation>{project} に追加</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>See what labels it holds and what becomes of them, before they are taken over</source>
        <translation>取り込む前に、含まれるラベルとその変換先を確認します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Restore as its own project</source>
        <translation>別のプロジェクトとして復元</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/dropped.py"/>
        <source>Open as its own project</source>
        <translation>別のプロジェクトとして開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>No image has been accepted yet. Accept one ([[accept_image]]), and what it cost is shown here.</source>
        <translation>承認された画像はまだありません。1 枚承認すると（[[accept_image]]）、その作業量がここに表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Counted while an image is open: strokes, clicks and keys on it, undone steps, and the time between; pauses over 30 s are left out.</source>
        <translation>画像を開いている間のストローク、クリック、キー、取り消したステップ、時間を数えます。30 秒を超える休止は除きます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Strokes</source>
        <translation>ストローク</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Clicks</source>
        <translation>クリック</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Undone</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Effort</source>
        <translation>作業量</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>All together</source>
        <translation>合計</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Effort by class</source>
        <translation>クラス別の作業量</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Export CSV…</source>
        <translation>CSV をエクスポート…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Write a row for each image and class, for a spreadsheet</source>
        <translation>画像とクラスごとに 1 行を表計算用に書き出します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Export effort</source>
        <translation>作業量のエクスポート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/effort.py"/>
        <source>Written to {path}</source>
        <translation>{path} に書き出しました</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Also predictions of images that nobody has labelled</source>
        <translation>誰もラベルを付けていない画像の予測も含める</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. To export images in work, or predictions, tick them above.</source>
        <translation>承認済みの画像がまだありません。作業中の画像や予測をエクスポートするには、上でチェックしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. To export images in work, tick them above.</source>
        <translation>承認済みの画像がまだありません。作業中の画像をエクスポートするには、上でチェックしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. To export predictions, tick them above.</source>
        <translation>承認済みの画像がまだありません。予測をエクスポートするには、上でチェックしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>No image is accepted yet. Label one and accept it first.</source>
        <translation>承認済みの画像がまだありません。先に 1 枚ラベル付けして承認してください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export masks</source>
        <translation>マスクのエクスポート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>{accepted:,} accepted, {in_work:,} in work: {share} of these unlabelled.</source>
        <translation>承認済み {accepted:,}、作業中 {in_work:,}。作業中の {share} は未ラベルです。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>{accepted:,} accepted, {in_work:,} in work.</source>
        <translation>承認済み {accepted:,}、作業中 {in_work:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Also predictions of images that nobody has labelled ({count:,} not predicted yet)</source>
        <translation>誰もラベル付けしていない画像の予測も含める（未予測 {count:,} 枚）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Learning &gt; Predict images in the background predicts them while nothing else runs.</source>
        <translation>「学習 &gt; バックグラウンドで画像を予測」が、ほかに何も動いていないときに予測します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>A new or empty folder; it appears whole, or not at all.</source>
        <translation>新規または空のフォルダー。すべて書き出されるか、何も書き出されないかのどちらかです。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export with this loss</source>
        <translation>この欠落のままエクスポート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Stopped; nothing was left behind.</source>
        <translation>停止しました。何も残っていません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>The form of the data set; letters that are typed find one</source>
        <translation>データセットの形式。文字を入力すると検索できます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Last used</source>
        <translation>前回使用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Also images in work, which nobody has accepted</source>
        <translation>未承認の作業中の画像も含める</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Turn photos upright that only their EXIF data turn</source>
        <translation>EXIF データだけで回転している写真を正しい向きにする</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Without it they are copied as they are: some programs show them turned against their masks.</source>
        <translation>オフにするとそのままコピーします。マスクに対して回転して表示するプログラムもあります。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Folder to write to</source>
        <translation>書き出し先のフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Images to write: {written:,}. To leave out: {left:,}.</source>
        <translation>書き出す画像: {written:,}。対象外: {left:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Images to write: {written:,}, about {train:,} train, {val:,} val, {test:,} test. To leave out: {left:,}.</source>
        <translation>書き出す画像: {written:,}、train 約 {train:,}、val {val:,}、test {test:,}。対象外: {left:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Export to</source>
        <translation>エクスポート先</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/dialog.py"/>
        <source>Exporting…</source>
        <translation>エクスポート中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Divide into train, val and test</source>
        <translation>train、val、test に分割</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Without it, the images keep the split that they have in the project.</source>
        <translation>オフにすると、画像はプロジェクトでの分割のままです。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Share of the images that are learned from</source>
        <translation>学習に使う画像の割合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Share of the images on which models are compared</source>
        <translation>モデルの比較に使う画像の割合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Share of the images for the last test</source>
        <translation>最終テストに使う画像の割合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Seed of the split</source>
        <translation>分割のシード</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>The same seed gives the same split of the same images.</source>
        <translation>同じ画像と同じシードなら、同じ分割になります。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Images of one group stay together</source>
        <translation>同じグループの画像をまとめる</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Images of one folder stay together</source>
        <translation>同じフォルダーの画像をまとめる</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Part of the name by which images stay together</source>
        <translation>画像をまとめる基準とする名前の部分</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>A regular expression: images whose names have the same match stay together.</source>
        <translation>正規表現: 名前の一致部分が同じ画像をまとめます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Names that stay together:</source>
        <translation>まとめる名前:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Near-duplicates always stay together.</source>
        <translation>ほぼ同じ画像は常にまとめられます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Opacity of the colours</source>
        <translation>色の不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>How much the colours of the classes cover of the image</source>
        <translation>クラスの色が画像を覆う度合い</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Width of the outline</source>
        <translation>輪郭の幅</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Line around each region in its full colour; 0 for none</source>
        <translation>各領域を囲む濃い色の線。0 でなし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/export_dialog/option_fields.py"/>
        <source>Outline</source>
        <translation>輪郭</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Like images lie together. Arrows walk, Enter opens, the wheel or + and − zoom, F shows all.</source>
        <translation>似た画像は近くに並びます。矢印キーで移動、Enter で開く、ホイールか + − でズーム、F で全体表示。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>{count:,} images</source>
        <extracomment>{count:,} image</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>the two directions hold {share} of their differences</source>
        <translation>2 つの軸で差異の {share} を表します</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>{count:,} cannot be read</source>
        <extracomment>{count:,} cannot be read</extracomment>
        <translation>
            <numerusform>読み取り不可 {count:,} 枚</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Map of the images</source>
        <translation>画像マップ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Compare images by</source>
        <translation>画像の比較基準</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>By what images count as alike: like ones lie near each other</source>
        <translation>画像の類似度の基準。似た画像ほど近くに並びます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Compared by</source>
        <translation>比較基準</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>There is no image that could be compared.</source>
        <translation>比較できる画像がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>From an encoder file…</source>
        <translation>エンコーダーファイルから…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>The map is not finished.</source>
        <translation>マップは未完成です。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>{work}: {done:,} of {total:,}</source>
        <translation>{work}: {done:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/image_map.py"/>
        <source>Go on where it was stopped</source>
        <translation>停止したところから続ける</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>In the source</source>
        <translation>元データ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Becomes</source>
        <translation>変換先</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>New: {name}</source>
        <translation>新規: {name}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Unlabelled</source>
        <translation>未ラベル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>Leave out</source>
        <translation>除外</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>{name} becomes: {target}</source>
        <translation>{name} の変換先: {target}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_rows.py"/>
        <source>class {value}</source>
        <translation>クラス {value}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/class_table.py"/>
        <source>Classes of the source</source>
        <translation>元データのクラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Import labels</source>
        <translation>ラベルのインポート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>No examples</source>
        <translation>例がありません</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Looking for the images: {count:,} so far.</source>
        <extracomment>Looking for the images: {count} so far.</extracomment>
        <translation>
            <numerusform>画像を検索中: 現在 {count:,} 枚。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Choose another one where it was recognised wrongly</source>
        <translation>誤って認識された場合は別の形式を選択します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Return: choose. N: new class. U: unlabelled. X: leave out. 0–9: that class of yours.</source>
        <translation>Return: 選択。N: 新しいクラス。U: 未ラベル。X: 除外。0–9: その番号のクラス。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Import</source>
        <translation>インポート</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Recognised</source>
        <translation>認識済み</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Read it as {title}</source>
        <translation>{title} として読み取る</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>Looking at {name}…</source>
        <translation>{name} を確認中…</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>{count} questions to answer</source>
        <extracomment>{count} question to answer</extracomment>
        <translation>
            <numerusform>未回答の質問 {count} 件</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/dialog.py"/>
        <source>The classes cannot become that.</source>
        <translation>クラスをそのように変換できません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>Examples</source>
        <translation>例</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>Show the labels over the pictures</source>
        <translation>画像の上にラベルを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/example_view.py"/>
        <source>{name}: {note}</source>
        <translation>{name}: {note}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>What was left out</source>
        <translation>取り込まなかったもの</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>{count:,} images or files were not taken over as they are</source>
        <extracomment>{count} image or file was not taken over as it is</extracomment>
        <translation>
            <numerusform>{count:,} 個の画像またはファイルは、そのままの形では取り込まれませんでした</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Copy list</source>
        <translation>一覧をコピー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Names and reasons as lines with a tab between, for a spreadsheet</source>
        <translation>名前と理由をタブ区切りの行で、表計算用にコピーします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Show in its folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/problems.py"/>
        <source>Open image</source>
        <translation>画像を開く</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>{count} more questions follow.</source>
        <extracomment>{count} more question follows.</extracomment>
        <translation>
            <numerusform>ほかに質問が {count} 件続きます。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>Use this answer</source>
        <translation>この回答を使う</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>{question} {answer}</source>
        <translation>{question} {answer}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>{answer} (as last time)</source>
        <translation>{answer}（前回と同じ）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/questions.py"/>
        <source>Change the answer to: {question}</source>
        <translation>回答を変更: {question}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File or folder to import</source>
        <translation>インポートするファイルまたはフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File or folder with labels</source>
        <translation>ラベルのあるファイルまたはフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File…</source>
        <translation>ファイル…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>All files</source>
        <translation>すべてのファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>File with labels</source>
        <translation>ラベルのあるファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Folder with labels</source>
        <translation>ラベルのあるフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Drop a file or folder with labels here</source>
        <translation>ラベルのあるファイルまたはフォルダーをここにドロップ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/source_field.py"/>
        <source>Its format is recognised. Nothing is taken over before you have seen examples of it.</source>
        <translation>形式は自動で認識されます。例を確認するまで何も取り込まれません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>Reads {count} formats: {names}.</source>
        <extracomment>Reads {count} format: {names}.</extracomment>
        <translation>
            <numerusform>{count} 種類の形式を読み取れます: {names}。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>It looks like {title}: {reason}</source>
        <translation>{title} のようです: {reason}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>Expects: {files}.</source>
        <translation>必要なもの: {files}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>It may be one of several formats.</source>
        <translation>複数の形式の可能性があります。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>The source has {count:,} images.</source>
        <extracomment>The source has {count} image.</extracomment>
        <translation>
            <numerusform>元データには画像が {count:,} 枚あります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/survey_texts.py"/>
        <source>Pixels are those of the first {count:,} images.</source>
        <extracomment>Pixels are those of the first image.</extracomment>
        <translation>
            <numerusform>ピクセル数は最初の画像 {count:,} 枚のものです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>The values {values} have no names in the source and are no classes of yours. What are they?</source>
        <extracomment>The value {values} has no name in the source and is no class of yours. What is it?</extracomment>
        <translation>
            <numerusform>値 {values} は元データに名前がなく、プロジェクトのクラスでもありません。何を表しますか？</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>New classes, one for each</source>
        <translation>それぞれ新しいクラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>Not labelled</source>
        <translation>未ラベル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>Left out: pixels stay what they are</source>
        <translation>除外: ピクセルは変更しない</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>What the table of classes says</source>
        <translation>クラスの表のとおり</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>The class {name}</source>
        <translation>クラス {name}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>A class of its own</source>
        <translation>独立したクラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/importing/value_questions.py"/>
        <source>What is 255 in these masks?</source>
        <translation>これらのマスクの 255 は何ですか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Connected regions</source>
        <translation>連結領域</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Every connected region of a class is one object.</source>
        <translation>クラスの連結領域をそれぞれ 1 つのオブジェクトとします。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Cut at necks</source>
        <translation>くびれで分割</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Round objects that touch are cut where they are narrow (watershed on the distance to the edge).</source>
        <translation>接した丸いオブジェクトを細い部分で分割します（エッジまでの距離によるウォーターシェッド）。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Along a boundary</source>
        <translation>境界で分割</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Cut by a class called boundary or membrane, and where the model is unsure.</source>
        <translation>boundary や membrane という名前のクラスと、モデルの確信が低い箇所で分割します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Sides and corners</source>
        <translation>辺と角</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Pixels that touch at a corner belong together</source>
        <translation>角で接するピクセルもつながりとみなします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Sides only</source>
        <translation>辺のみ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Pixels belong together only where their sides touch</source>
        <translation>辺で接するピクセルだけをつながりとみなします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>No objects yet: label something, or let a model predict it.</source>
        <translation>オブジェクトはまだありません。ラベルを付けるか、モデルで予測してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/instances.py"/>
        <source>{count:,} objects in this image.</source>
        <extracomment>{count:,} object in this image.</extracomment>
        <translation>
            <numerusform>この画像のオブジェクト: {count:,} 個。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How single objects are told apart</source>
        <translation>個別オブジェクトの分け方</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Way to tell objects apart</source>
        <translation>オブジェクトの分け方</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How objects that touch are separated</source>
        <translation>接したオブジェクトの分割方法</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Right-click a class in the list to choose whether it has single objects.</source>
        <translation>個別オブジェクトの有無は、リストでクラスを右クリックして選びます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>What holds an object together</source>
        <translation>オブジェクトのつながりの基準</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Smallest object</source>
        <translation>最小オブジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Regions with fewer pixels are no object</source>
        <translation>これより小さい領域はオブジェクトとみなしません</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Held together by</source>
        <translation>つながり</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Whether a corner is enough</source>
        <translation>角だけの接触もつながりとみなすかどうか</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Depth of a neck</source>
        <translation>くびれの深さ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How much narrower than the object a neck must be to be cut</source>
        <translation>オブジェクトよりどれだけ細いくびれで分割するか</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>Strength of a boundary</source>
        <translation>境界の強さ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/instances.py"/>
        <source>How much less sure the model must be there</source>
        <translation>モデルの確信がどれだけ低い箇所を境界とみなすか</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw</source>
        <translation>描画</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Left button</source>
        <translation>左ボタン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Scribble, paint or erase with the tool in hand</source>
        <translation>使用中のツールでスクリブル、塗り、消去を行います</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw the background</source>
        <translation>背景を描画</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Right button</source>
        <translation>右ボタン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw with class 0, whichever class is chosen</source>
        <translation>選択中のクラスにかかわらずクラス 0 で描画します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Draw a straight line</source>
        <translation>直線を描画</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Shift + click</source>
        <translation>Shift + クリック</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>From where the last stroke ended to here</source>
        <translation>直前のストロークの終点からここまで</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Move the image</source>
        <translation>画像を移動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Middle button</source>
        <translation>中ボタン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Drag with the middle button</source>
        <translation>中ボタンでドラッグします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Mouse wheel</source>
        <translation>マウスホイール</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Zoom at the cursor</source>
        <translation>カーソル位置でズームします</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Size of the pen</source>
        <translation>ペンの太さ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Ctrl + mouse wheel</source>
        <translation>Ctrl + マウスホイール</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Thinner or thicker, for the tool in hand</source>
        <translation>使用中のツールを細く、または太く</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Move sideways</source>
        <translation>左右に移動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Shift + mouse wheel</source>
        <translation>Shift + マウスホイール</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Move the image without zooming</source>
        <translation>ズームせずに画像を移動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Choose an action, press a button below, then the key.</source>
        <translation>操作を選び、下のボタンを押してからキーを押します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>{first}  or  {last}</source>
        <translation>{first} または {last}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>hold {keys}</source>
        <translation>{keys} を押し続ける</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Find an action or a key</source>
        <translation>操作またはキーを検索</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>No action fits these words.</source>
        <translation>一致する操作はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>The keys are those of {what} now.</source>
        <translation>現在のキーは {what} のものです。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>No key now: {actions}.</source>
        <translation>キーがなくなった操作: {actions}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>What it does</source>
        <translation>内容</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Actions and their keys</source>
        <translation>操作とキー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Take it</source>
        <translation>割り当てる</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Leave it there</source>
        <translation>そのままにする</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Nothing was changed.</source>
        <translation>何も変更されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Set the key</source>
        <translation>キーを設定</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Add a key</source>
        <translation>キーを追加</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>No key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Usual key</source>
        <translation>標準のキー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Ready set</source>
        <translation>キーセット</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Ready set of keys</source>
        <translation>キーセットの選択</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>The keys of a program that you know, on the actions that do the same here</source>
        <translation>使い慣れたソフトのキーを、同じ働きの操作に割り当てます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Choose a set</source>
        <translation>セットを選択</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>All usual keys</source>
        <translation>すべて標準のキー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Read from a file…</source>
        <translation>ファイルから読み込む…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Save to a file…</source>
        <translation>ファイルに保存…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Sheet to print…</source>
        <translation>印刷用一覧…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>This key is fixed: the canvas or the classes use it.</source>
        <translation>このキーは固定です。キャンバスまたはクラスが使用しています。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>{key} belongs to “{action}”. Take it from there?</source>
        <translation>{key} は「{action}」のキーです。こちらに割り当てますか？</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>“{action}” has no key now.</source>
        <translation>「{action}」にはキーがなくなりました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>{key} is the key of “{action}” now.</source>
        <translation>{key} を「{action}」のキーにしました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>“{action}” has no key now; its menu still has it.</source>
        <translation>「{action}」にはキーがなくなりました。メニューからは使えます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>“{action}” has its usual key again.</source>
        <translation>「{action}」を標準のキーに戻しました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/dialog.py"/>
        <source>Taken from: {actions}.</source>
        <translation>キーを外した操作: {actions}。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_field.py"/>
        <source>Press the new key… (Esc: none)</source>
        <translation>新しいキーを押してください…（Esc: なし）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Ctrl control</source>
        <translation>Ctrl control コントロール</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Shift capital</source>
        <translation>Shift シフト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Alt option</source>
        <translation>Alt option オプション</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow left cursor</source>
        <translation>左矢印 カーソル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow right cursor</source>
        <translation>右矢印 カーソル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow up cursor</source>
        <translation>上矢印 カーソル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>arrow down cursor</source>
        <translation>下矢印 カーソル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Enter Return</source>
        <translation>Enter Return エンター 改行</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Escape</source>
        <translation>Esc エスケープ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Delete key</source>
        <translation>Delete 削除キー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>Backspace back</source>
        <translation>Backspace バックスペース</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>space bar</source>
        <translation>スペースキー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>tabulator</source>
        <translation>タブキー Tab</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>page up</source>
        <translation>ページアップ Page Up</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>page down</source>
        <translation>ページダウン Page Down</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>comma</source>
        <translation>コンマ カンマ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>full stop period dot</source>
        <translation>ピリオド 点</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>slash</source>
        <translation>スラッシュ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>question mark</source>
        <translation>疑問符</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>plus</source>
        <translation>プラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>minus hyphen</source>
        <translation>マイナス ハイフン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>equals sign</source>
        <translation>等号 イコール</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>bracket left</source>
        <translation>左角かっこ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/key_words.py"/>
        <source>bracket right</source>
        <translation>右角かっこ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/sheet.py"/>
        <source>(fixed)</source>
        <translation>（固定）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/sheet.py"/>
        <source>Keys of Inkling</source>
        <translation>Inkling のキー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/keys/sheet.py"/>
        <source>As they are set now</source>
        <translation>現在の設定</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Models of this project</source>
        <translation>このプロジェクトのモデル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Model card</source>
        <translation>モデルカード</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>There is no model yet: accept an image and let Inkling learn from it.</source>
        <translation>モデルはまだありません。画像を承認し、Inkling に学習させてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Use this model</source>
        <translation>このモデルを使う</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>Export as ONNX…</source>
        <translation>ONNX としてエクスポート…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/model_card.py"/>
        <source>One file for other programs: it takes the pixels of an image and answers their classes</source>
        <translation>画像のピクセルを受け取りクラスを返す、ほかのプログラム用の 1 つのファイルです</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>About {count:,} parameters, on features of {encoder}</source>
        <translation>{encoder} の特徴上の約 {count:,} パラメーター</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>filters</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>{millions:g} million parameters on {encoder}</source>
        <translation>{encoder}、{millions:g}M パラメーター</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>{millions:g} million parameters</source>
        <translation>{millions:g}M パラメーター</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Choose the network</source>
        <translation>ネットワークの選択</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Learn with this one</source>
        <translation>これで学習する</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>This counts from the next round of learning on. Another network learns from the start.</source>
        <translation>次の学習ラウンドから有効です。別のネットワークは最初から学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Encoder</source>
        <translation>エンコーダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>What looks at the image first; any name that timm knows may be typed</source>
        <translation>画像を最初に見る部分。timm の任意の名前を入力できます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Advanced</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Loss</source>
        <translation>損失関数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Optimizer</source>
        <translation>オプティマイザー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>What counts as an error in learning; automatic suits nearly all images</source>
        <translation>学習で何を誤りとみなすか。ほぼすべての画像で自動が適しています</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>How the network is changed by its errors; the usual one suits nearly all images</source>
        <translation>誤りからネットワークをどう更新するか。ほぼすべての画像で標準が適しています</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>How long one round of learning lasts; a longer one learns more of difficult images</source>
        <translation>1 回の学習ラウンドの長さ。長いほど難しい画像から多くを学びます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>A round takes</source>
        <translation>1 ラウンドの時間</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Each image in its own light</source>
        <translation>画像ごとに明るさを正規化</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Pixels are counted from their image's mean, in its own contrast: another lamp or stain is no surprise.
Untick it where brightness itself means something, as in thermal images; a network that has learned otherwise starts afresh</source>
        <translation>ピクセルを各画像の平均とコントラストを基準に数えるため、照明や染色の違いに左右されません。
熱画像のように明るさ自体に意味がある場合はオフにしてください。異なる設定で学習したネットワークは最初から学習します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Quick first model until the network is better</source>
        <translation>ネットワークが上回るまで速い初期モデルを使う</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>A small pixel classifier is fitted within seconds of each accepted image</source>
        <translation>画像を承認するたびに、小さなピクセル分類器を数秒で学習します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>Features of the first model</source>
        <translation>最初のモデルの特徴</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>What the quick first model looks with. The first of the list ships with Inkling and takes about half a second a megapixel on one core.
Others are fetched once and are slower; any name that timm knows may be typed, and the model's card tells the seconds</source>
        <translation>高速な最初のモデルが使う特徴です。リストの先頭は Inkling に付属し、1 コアで 1 メガピクセル当たり約 0.5 秒かかります。
ほかは一度だけ取得され、より低速です。timm にある名前なら何でも入力でき、所要時間はモデルカードに表示されます</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/network.py"/>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>The class list</source>
        <translation>クラスリスト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Choose the folder that holds your images.</source>
        <translation>画像のあるフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>There is no folder {path}.</source>
        <translation>フォルダー {path} がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Name at least two classes, such as background and object.</source>
        <translation>背景と対象など、少なくとも 2 つのクラス名を入力してください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>New project</source>
        <translation>新規プロジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>The images stay where they are</source>
        <translation>画像は元の場所に残ります</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Folder of masks</source>
        <translation>マスクのフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Optional: masks with the images' names</source>
        <translation>任意: 画像と同じ名前のマスク</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Masks</source>
        <translation>マスク</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Create project</source>
        <translation>プロジェクトを作成</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Counting the images…</source>
        <translation>画像を数えています…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>one name a line, in the order of their numbers: 0, 1, 2 …</source>
        <translation>1 行に 1 つの名前を番号順に: 0、1、2 …</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Take the classes of a well-known data set</source>
        <translation>よく知られたデータセットのクラスを使う</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>A list of your own</source>
        <translation>自分のリスト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>From file…</source>
        <translation>ファイルから…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Classes with their numbers and colours</source>
        <translation>クラスとその番号・色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Text files</source>
        <translation>テキストファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/new_project.py"/>
        <source>Class file</source>
        <translation>クラスファイル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Enter runs it · arrows choose · &gt; only actions · # only classes · / only images · Esc closes</source>
        <translation>Enter で実行 · 矢印キーで選択 · &gt; 操作のみ · # クラスのみ · / 画像のみ · Esc で閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>not possible now: {reason}</source>
        <translation>現在は実行できません: {reason}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Find an action</source>
        <translation>操作を検索</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Action, class or image</source>
        <translation>操作、クラス、画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>What fits</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/palette/dialog.py"/>
        <source>Nothing fits these words.</source>
        <translation>一致するものはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Usual value</source>
        <translation>標準値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Usual value: {setting}</source>
        <translation>標準値: {setting}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Preferences</source>
        <translation>環境設定</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>Find a setting</source>
        <translation>設定を検索</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>No setting fits these words.</source>
        <translation>一致する設定はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/preferences/dialog.py"/>
        <source>All usual values</source>
        <translation>すべて標準値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Before the first label, the network can get used to your images by restoring them. With few labels, the first model often becomes useful sooner.</source>
        <translation>最初のラベルの前に、ネットワークは画像の復元を通じて画像に慣れることができます。ラベルが少なくても、最初のモデルが早く役立つようになることが多くあります。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>{time} of {total}, restored to {error:.1f} grey levels.</source>
        <translation>{time} / {total}、復元誤差 {error:.1f} 階調。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Left out: {reason}</source>
        <translation>除外: {reason}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Left out: {reason} ({count} images in all)</source>
        <extracomment>Left out: {reason} ({count} images in all)</extracomment>
        <translation>
            <numerusform>除外: {reason}（画像は合計 {count} 枚）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Learn from unlabelled images</source>
        <translation>未ラベル画像から学習</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Start the first model ({network}) from the result</source>
        <translation>結果から最初のモデル（{network}）を始める</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Way to learn</source>
        <translation>学習方法</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>What the network does with your images to get used to them</source>
        <translation>ネットワークが画像に慣れるために行うこと</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>How long it learns</source>
        <translation>学習時間</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Minutes</source>
        <translation>分数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>for</source>
        <translation>時間</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>from {count:,} images</source>
        <extracomment>from {count:,} image</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚から</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>Learn</source>
        <translation>学習</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>It learns from accepted images.</source>
        <translation>承認済みの画像から学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/pretrain.py"/>
        <source>For looking at your images: no network starts from it.</source>
        <translation>画像の観察用です。これを初期値とするネットワークはありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} findings mended.</source>
        <extracomment>{count:,} finding mended.</extracomment>
        <translation>
            <numerusform>問題 {count:,} 件を修復しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} images checked: nothing is wrong now.</source>
        <extracomment>{count:,} image checked: nothing is wrong now.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚を検査しました。現在、問題はありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} images checked: nothing is wrong.</source>
        <extracomment>{count:,} image checked: nothing is wrong.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚を検査しました。問題はありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} findings left for you to decide.</source>
        <extracomment>{count:,} finding left for you to decide.</extracomment>
        <translation>
            <numerusform>判断が必要な問題が {count:,} 件残っています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{count:,} findings, {repairable} of them can be mended.</source>
        <extracomment>{count:,} finding, {repairable} of them can be mended.</extracomment>
        <translation>
            <numerusform>問題 {count:,} 件、うち {repairable} 件は修復できます。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>... and {count:,} more</source>
        <translation>... ほか {count:,} 件</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Repair: {work}</source>
        <translation>修復: {work}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Check this project</source>
        <translation>プロジェクトの検査</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Database, history, masks, images and models are looked at. Nothing is changed until you press Repair, and then a safety copy is made first.</source>
        <translation>データベース、履歴、マスク、画像、モデルを調べます。「修復」を押すまで何も変更されず、修復の前にはバックアップが作成されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>No findings.</source>
        <translation>問題はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>{done:,} {unit}</source>
        <translation>{done:,} {unit}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>Mended</source>
        <translation>修復済み</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>As it was before: {path}</source>
        <translation>修復前の状態: {path}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/project_check.py"/>
        <source>A safety copy is made, then the repair begins…</source>
        <translation>バックアップを作成してから修復を始めます…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>{size} MB, mean IoU {score:.1f} % on photographs of COCO</source>
        <translation>{size} MB、COCO の写真で平均 IoU {score:.1f} %</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>Use a ready model</source>
        <translation>学習済みモデルを使う</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>It knows people, animals, vehicles and furniture</source>
        <translation>人、動物、乗り物、家具を認識します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>A prediction before anything is labelled; correct it, and Inkling learns.</source>
        <translation>ラベル付けの前に予測し、修正すると Inkling が学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>Classes to add to this project</source>
        <translation>このプロジェクトに追加するクラス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>It predicts what this project has classes for, by name. Tick others that you need:</source>
        <translation>プロジェクトのクラスのうち名前が一致するものを予測します。ほかに必要なものをチェックしてください:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/ready.py"/>
        <source>This project has no class that it knows: tick one at least.</source>
        <translation>認識できるクラスがこのプロジェクトにありません。少なくとも 1 つチェックしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Check</source>
        <translation>検査項目</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>One step</source>
        <translation>1 ステップ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Check this machine</source>
        <translation>このコンピューターの検査</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>What works on this machine</source>
        <translation>このコンピューターで使えるもの</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>The graph cut and one network of each family run once, beside the window: about a minute. What is found is remembered for later trainings.</source>
        <translation>グラフカットと各系統のネットワークを 1 回ずつ、作業と並行して実行します。約 1 分かかります。結果は以後の学習のために記憶されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Getting ready…</source>
        <translation>準備中…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Checks</source>
        <translation>検査</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{done} of {total} {unit}: {work}</source>
        <translation>{total} {unit}中 {done}: {work}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{check} in {precision}: {reason}</source>
        <translation>{precision} の{check}: {reason}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{count:,} checks of {total} failed. Networks that fail in bfloat16 are trained in float32; choose another one otherwise.</source>
        <extracomment>{count:,} check of {total} failed. Networks that fail in bfloat16 are trained in float32; choose another one otherwise.</extracomment>
        <translation>
            <numerusform>{total} 件中 {count:,} 件の検査に失敗しました。bfloat16 で失敗したネットワークは float32 で学習します。それ以外の場合は別のネットワークを選んでください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>{count} of {count} checks passed or were too slow to tell.</source>
        <extracomment>{count} of {count} checks passed or were too slow to tell.</extracomment>
        <translation>
            <numerusform>{count} 件中 {count} 件の検査に合格したか、遅すぎて判定できませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/self_test.py"/>
        <source>Stopped. Checks that have ended are remembered.</source>
        <translation>停止しました。終了した検査は記憶されます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>An access token of the account settings</source>
        <translation>アカウント設定のアクセストークン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>A personal access token, or NAME:PASSWORD</source>
        <translation>個人用アクセストークン、または NAME:PASSWORD</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>As annotations</source>
        <translation>アノテーションとして</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>As predictions</source>
        <translation>予測として</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Label Studio and CVAT</source>
        <translation>Label Studio と CVAT</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Projects there</source>
        <translation>サーバーのプロジェクト</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connected: {count:,} projects.</source>
        <extracomment>Connected: {count} project.</extracomment>
        <translation>
            <numerusform>接続しました: プロジェクト {count:,} 件。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Stopped; what has arrived stays, and the next time goes on from there.</source>
        <translation>停止しました。届いたものは残り、次回はそこから続けます。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Kind of server</source>
        <translation>サーバーの種類</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Keep the token in the keyring of this system</source>
        <translation>トークンをこのシステムのキーリングに保存</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Form of the masks there</source>
        <translation>サーバーでのマスクの形式</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Also replace what somebody has changed there since</source>
        <translation>サーバーで後から変更されたものも置き換える</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Fetch tasks…</source>
        <translation>タスクを取得…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Download the pictures and labels to a folder; then the import shows them</source>
        <translation>画像とラベルをフォルダーにダウンロードし、続いてインポートに表示します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Send masks…</source>
        <translation>マスクを送信…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>First says what would be sent: the masks of accepted images</source>
        <translation>まず送信内容を表示します: 承認済み画像のマスク</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Empty for the one in the keyring</source>
        <translation>空欄ならキーリングのトークンを使用</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connect again: the server, its address or the token is another one now.</source>
        <translation>もう一度接続してください。サーバー、アドレス、またはトークンが変わりました。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Connecting…</source>
        <translation>接続しています…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Comparing with the server…</source>
        <translation>サーバーと比較しています…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Sending…</source>
        <translation>送信しています…</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>Send now</source>
        <translation>今すぐ送信</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/servers/dialog.py"/>
        <source>{title}   {count:,} tasks</source>
        <extracomment>{title}   {count} task</extracomment>
        <translation>
            <numerusform>{title}   タスク {count:,} 件</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>This page or slice alone</source>
        <translation>このページまたはスライスのみ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Each page or slice is an image</source>
        <translation>各ページまたはスライスを 1 枚の画像にする</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>One picture: highest values of all slices</source>
        <translation>1 枚の画像: 全スライスの最大値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>One picture: mean values of all slices</source>
        <translation>1 枚の画像: 全スライスの平均値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Cyan</source>
        <translation>シアン</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Magenta</source>
        <translation>マゼンタ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Yellow</source>
        <translation>イエロー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Series</source>
        <translation>シリーズ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Slice</source>
        <translation>スライス</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Value that is shown black; empty: by each picture itself</source>
        <translation>黒で表示する値。空欄: 画像ごとに自動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Value that is shown in full light; empty: by each picture itself</source>
        <translation>最大の明るさで表示する値。空欄: 画像ごとに自動</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>this image</source>
        <translation>この画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>all images of this file</source>
        <translation>このファイルの全画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>all images with as many channels</source>
        <translation>チャンネル数が同じ全画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Channel {number}</source>
        <translation>チャンネル {number}</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Colour of {channel}</source>
        <translation>{channel} の色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Own colour of the file</source>
        <translation>ファイル本来の色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Lowest value of {channel}</source>
        <translation>{channel} の最小値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Highest value of {channel}</source>
        <translation>{channel} の最大値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Pages and channels</source>
        <translation>ページとチャンネル</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>What becomes an image</source>
        <translation>画像にするもの</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Channels that are shown, their colour, and the values from dark to light:</source>
        <translation>表示するチャンネル、その色、暗から明までの値:</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Images that get these colours</source>
        <translation>これらの色を使う画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Colours for {images}</source>
        <translation>{images}の色</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>What the network sees</source>
        <translation>ネットワークの入力</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>The network sees the picture, in red, green and blue</source>
        <translation>画像を赤、緑、青で入力する</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>The network sees channels of the file, each by itself</source>
        <translation>ファイルのチャンネルを個別に入力する</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Holds for the whole project; a network that learned otherwise starts afresh</source>
        <translation>プロジェクト全体に適用されます。異なる設定で学習したネットワークは最初から学習します</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>A range needs two numbers, the lower one first; or leave both empty.</source>
        <translation>範囲には小さい順に 2 つの数値が必要です。または両方を空欄にしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Choose at least one channel.</source>
        <translation>少なくとも 1 つのチャンネルを選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/stacks/dialog.py"/>
        <source>Choose at least one channel for the network.</source>
        <translation>ネットワークに入力するチャンネルを 1 つ以上選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>The masks are being counted.</source>
        <translation>マスクを数えています。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Statistics</source>
        <translation>統計</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Images by status</source>
        <translation>状態別の画像</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Images begun and accepted over time</source>
        <translation>着手した画像と承認した画像の推移</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Active work on each day</source>
        <translation>1 日ごとの実作業</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Share of each class in all labelled pixels</source>
        <translation>全ラベル付きピクセルに占める各クラスの割合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Begun</source>
        <translation>着手</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Active work</source>
        <translation>実作業</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>{count:,} labelled pixels. Objects are regions that hang together.</source>
        <extracomment>{count:,} labelled pixel. Objects are regions that hang together.</extracomment>
        <translation>
            <numerusform>ラベル付きピクセル {count:,} 個。オブジェクトは連結した領域です。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>The masks could not be counted.</source>
        <translation>マスクを数えられませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Charts</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Images over time</source>
        <translation>画像の推移</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Share of labelled pixels</source>
        <translation>ラベル付きピクセルの割合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Work on each day</source>
        <translation>日別の作業</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Which numbers</source>
        <translation>表示する数値</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>The chart whose numbers are listed</source>
        <translation>数値を一覧表示するグラフ</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Copy as a table</source>
        <translation>表としてコピー</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>With tabs between the values, to paste into a spreadsheet</source>
        <translation>表計算に貼り付けられるように、値をタブで区切ります</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/dialogs/statistics/dialog.py"/>
        <source>Copied: {title}, {count:,} rows.</source>
        <extracomment>Copied: {title}, {count:,} row.</extracomment>
        <translation>
            <numerusform>コピーしました: {title}、{count:,} 行。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Begun until then</source>
        <translation>着手の累計</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Accepted until then</source>
        <translation>承認の累計</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Minutes of work</source>
        <translation>作業時間（分）</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Objects</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/statistics/tables.py"/>
        <source>Days</source>
        <translation>日数</translation>
    </message>
    <message>
        <location filename="../../gui/dialogs/text_line.py"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Only what you see changes: cut, network and export take the image as it is.</source>
        <translation>変わるのは表示だけです。カット、ネットワーク、エクスポートは元の画像を使います。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>How bright the picture is ([[brighter]] and [[darker]]).</source>
        <translation>画像の明るさ（[[brighter]] と [[darker]]）。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>How far bright and dark are apart ([[contrast_more]] and [[contrast_less]]).</source>
        <translation>明暗の差（[[contrast_more]] と [[contrast_less]]）。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Size of an image pixel in the world: of the scale bar and of what is measured</source>
        <translation>画像の 1 ピクセルの実寸。スケールバーと計測に使われます</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>How bright the middle is, while black and white stay.</source>
        <translation>白と黒を保ったままの中間調の明るさ。</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Close this card; the picture stays as it is set</source>
        <translation>このカードを閉じます。画像の調整は残ります</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Close the card</source>
        <translation>カードを閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Gamma</source>
        <translation>ガンマ</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>darker</source>
        <translation>暗く</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>brighter</source>
        <translation>明るく</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>flatter</source>
        <translation>弱く</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>stronger</source>
        <translation>強く</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Size of a pixel</source>
        <translation>ピクセルサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>Unit of the size of a pixel</source>
        <translation>ピクセルサイズの単位</translation>
    </message>
    <message>
        <location filename="../../gui/display/adjustment_card.py"/>
        <source>A pixel is</source>
        <translation>1 ピクセルは</translation>
    </message>
    <message>
        <location filename="../../gui/display/navigator.py"/>
        <source>The whole image, and what of it is in view. Drag to look elsewhere</source>
        <translation>画像全体と現在の表示範囲。ドラッグで移動します</translation>
    </message>
    <message>
        <location filename="../../gui/display/split_handle.py"/>
        <source>Divider</source>
        <translation>区切り線</translation>
    </message>
    <message>
        <location filename="../../gui/display/split_handle.py"/>
        <source>Drag to see more of one side</source>
        <translation>ドラッグすると片側を広く表示します</translation>
    </message>
    <message>
        <location filename="../../gui/language/texts.py"/>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>Safety copy made: {name}.</source>
        <translation>バックアップを作成しました: {name}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>It is in {folder}.</source>
        <translation>場所は {folder} です。</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>No safety copy could be made: {reason}</source>
        <translation>バックアップを作成できませんでした: {reason}</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>Restoring…</source>
        <translation>復元中…</translation>
    </message>
    <message>
        <location filename="../../gui/links/backup_link.py"/>
        <source>Restored as {name}.</source>
        <translation>{name} として復元しました。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The mask is not shown, so nothing was applied or accepted.</source>
        <translation>マスクが表示されていないため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[overlay]] shows it.</source>
        <translation>[[overlay]] で表示します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[opacity_more]] makes it stronger.</source>
        <translation>[[opacity_more]] で濃くします。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The mask is too faint to be seen, so nothing was applied or accepted.</source>
        <translation>マスクが薄すぎて見えないため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The mask is hidden while Q is held, so nothing was applied or accepted.</source>
        <translation>Q を押している間はマスクが隠れるため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Let the key go.</source>
        <translation>キーを離してください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>The prediction alone is shown, not the mask, so nothing was applied or accepted.</source>
        <translation>マスクではなく予測だけが表示されているため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[layer_prediction]] shows the mask again.</source>
        <translation>[[layer_prediction]] でマスクに戻ります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Only differences are shown, not the mask, so nothing was applied or accepted.</source>
        <translation>マスクではなく差分だけが表示されているため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[layer_difference]] shows the mask again.</source>
        <translation>[[layer_difference]] でマスクに戻ります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Left of the divider no mask is shown, so nothing was applied or accepted.</source>
        <translation>区切り線の左にマスクが表示されていないため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[compare_split]] shows all of it.</source>
        <translation>[[compare_split]] で全体を表示します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>There is no prediction of this image yet.</source>
        <translation>この画像の予測はまだありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>[[predict_now]] asks for one.</source>
        <translation>[[predict_now]] で予測します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>There is no cut in sight, so both sides are the same.</source>
        <translation>表示中のカットがないため、両側は同じです。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Scribbles of two classes make one.</source>
        <translation>2 つのクラスのスクリブルからカットが作られます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Without the cut</source>
        <translation>カットなし</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Difference</source>
        <translation>差分</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>What you drew with {tool} is not part of the mask yet; it waits.</source>
        <translation>{tool} で描いた内容はまだマスクに含まれず、保留されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Choose {tool} to go on with it, to apply or to drop it.</source>
        <translation>{tool} を選ぶと、続行、適用、破棄できます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Only over unlabelled</source>
        <translation>未ラベルのみ</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Only over {name}</source>
        <translation>{name} のみ</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>{tool} in {image}</source>
        <translation>{image} の{tool}</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Something is drawn that is not part of a mask yet: {drafts}.</source>
        <translation>まだマスクに含まれていない描画があります: {drafts}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Apply it with Enter or drop it with Escape. Do the same again to leave without it.</source>
        <translation>Enter で適用、Escape で破棄します。もう一度同じ操作をすると、描画を残さずに離れます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>What you drew with {tool} in {image} is not part of its mask yet; it waits there.</source>
        <translation>{image} に {tool} で描いた内容はまだマスクに含まれず、そこで保留されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Go back to that image to apply or to drop it.</source>
        <translation>その画像に戻ると、適用または破棄できます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Something is drawn in this image that is not part of the mask yet.</source>
        <translation>この画像に、まだマスクに含まれていない描画があります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>{one} or {other}</source>
        <translation>{one}または{other}</translation>
    </message>
    <message>
        <location filename="../../gui/links/canvas_link.py"/>
        <source>Choose {tool} to see it.</source>
        <translation>{tool} を選ぶと表示されます。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/audit_link.py"/>
        <source>{count:,} findings come back.</source>
        <extracomment>{count:,} finding comes back.</extracomment>
        <translation>
            <numerusform>問題 {count:,} 件が再び表示されます。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/audit_link.py"/>
        <source>No finding was left as it is.</source>
        <translation>そのままにした問題はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/audit_link.py"/>
        <source>There is nothing to undo.</source>
        <translation>元に戻す操作はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/check_link.py"/>
        <source>The project could not be saved, so nothing was repaired. Put its folder or disk back, or make room on it, then try again.</source>
        <translation>プロジェクトを保存できなかったため、何も修復されませんでした。フォルダーまたはディスクを元に戻すか、空きを作ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/check_link.py"/>
        <source>Looking…</source>
        <translation>調べています…</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{minutes} min {seconds:02d} s</source>
        <translation>{minutes} 分 {seconds:02d} 秒</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count:,} strokes</source>
        <extracomment>{count} stroke</extracomment>
        <translation>
            <numerusform>ストローク {count:,} 回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count:,} clicks</source>
        <extracomment>{count} click</extracomment>
        <translation>
            <numerusform>クリック {count:,} 回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count:,} keys</source>
        <extracomment>{count} key</extracomment>
        <translation>
            <numerusform>キー {count:,} 回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>{count} undone</source>
        <extracomment>{count} undone</extracomment>
        <translation>
            <numerusform>取り消し {count} 回</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>Active work on this image so far: {counts}.</source>
        <translation>この画像のこれまでの実作業: {counts}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/effort_link.py"/>
        <source>A click shows all images ([[effort]]).</source>
        <translation>クリックするとすべての画像を表示します（[[effort]]）。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images exported.</source>
        <extracomment>{count} image exported.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚をエクスポートしました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images stayed out, as the model in use has not predicted them yet: keep Learning &gt; Predict images in the background on until it has, then export again.</source>
        <extracomment>{count} image stayed out, as the model in use has not predicted it yet: keep Learning &gt; Predict images in the background on until it has, then export again.</extracomment>
        <translation>
            <numerusform>使用中のモデルがまだ予測していないため、{count:,} 枚の画像は含まれていません。「学習 &gt; バックグラウンドで画像を予測」をオンにしたまま待ち、もう一度書き出してください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images not accepted stayed out.</source>
        <extracomment>{count} image not accepted stayed out.</extracomment>
        <translation>
            <numerusform>未承認の画像 {count:,} 枚は含まれていません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/export_link.py"/>
        <source>{count:,} images could not be written; the first: {problem}</source>
        <extracomment>{count} image could not be written; the first: {problem}</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚を書き出せませんでした。最初のもの: {problem}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>They stay, and the new ones for such images are left out.</source>
        <translation>既存のラベルを残し、その画像の新しいラベルは取り込みません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>The new ones take their place; undo brings them back.</source>
        <translation>新しいラベルに置き換えます。元に戻すと以前のラベルに戻ります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>What becomes of labels that images have already?</source>
        <translation>画像にすでにあるラベルをどうしますか？</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>Show {count:,} left out…</source>
        <extracomment>Show {count} left out…</extracomment>
        <translation>
            <numerusform>対象外 {count:,} 件を表示…</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>[[undo]] takes back one thing after the other, this import last.</source>
        <translation>[[undo]] は操作を 1 つずつ取り消し、このインポートは最後になります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_link.py"/>
        <source>Something was done since the import, which comes first.</source>
        <translation>インポートの後に別の操作があり、そちらが先に取り消されます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>No image has got labels from {name}.</source>
        <translation>{name} からラベルを取り込んだ画像はありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} images have labels from {name} now.</source>
        <extracomment>{count} image has labels from {name} now.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚に {name} のラベルを取り込みました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>Stopped: {count:,} images have labels from {name} now.</source>
        <extracomment>Stopped: {count} image has labels from {name} now.</extracomment>
        <translation>
            <numerusform>停止しました: 画像 {count:,} 枚に {name} のラベルを取り込みました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} images are new.</source>
        <extracomment>{count} image is new.</extracomment>
        <translation>
            <numerusform>新しい画像は {count:,} 枚です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} images kept the labels that they had.</source>
        <extracomment>{count} image kept the labels that it had.</extracomment>
        <translation>
            <numerusform>{count:,} 枚の画像は既存のラベルのままです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} are to be looked at before they count.</source>
        <extracomment>{count} is to be looked at before it counts.</extracomment>
        <translation>
            <numerusform>{count:,} 枚は、有効になる前に確認が必要です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>{count:,} could not be used.</source>
        <extracomment>{count} could not be used.</extracomment>
        <translation>
            <numerusform>{count:,} 件は使用できませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>The source has no labels for {count:,} images.</source>
        <extracomment>The source has no labels for {count} image.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚のラベルが元データにありません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>It kept the labels that it had.</source>
        <translation>既存のラベルのままです。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/import_texts.py"/>
        <source>Not accepted yet, as {reason}.</source>
        <translation>まだ承認されていません（{reason}）。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/model_card_link.py"/>
        <source>File for the model</source>
        <translation>モデルのファイル</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/model_card_link.py"/>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/model_card_link.py"/>
        <source>Writing the model, and checking its answers…</source>
        <translation>モデルを書き出し、出力を確認しています…</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>This folder holds no image that Inkling can read.</source>
        <translation>このフォルダーには Inkling で読み取れる画像がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>The project will be {path}.</source>
        <translation>プロジェクトは {path} に作成されます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>There is a project {path} already: open that, or choose another folder.</source>
        <translation>プロジェクト {path} はすでにあります。それを開くか、別のフォルダーを選択してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/new_project_link.py"/>
        <source>{count:,} images found.</source>
        <extracomment>{count} image found.</extracomment>
        <translation>
            <numerusform>画像が {count:,} 枚見つかりました。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/pretraining_link.py"/>
        <source>{network} on {encoder}</source>
        <translation>{encoder} 上の {network}</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Folder for the pictures and their labels</source>
        <translation>画像とラベルのフォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Fetching…</source>
        <translation>取得しています…</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Fetch the tasks again to try once more: what has arrived is kept.</source>
        <translation>もう一度タスクを取得して再試行してください。届いたものは保持されます。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>{count:,} pictures fetched.</source>
        <extracomment>{count} picture fetched.</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚を取得しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>{count:,} could not be; the first: {problem}</source>
        <extracomment>{count} could not be; the first: {problem}</extracomment>
        <translation>
            <numerusform>{count:,} 枚は取得できませんでした。最初の理由: {problem}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>To be created: {created:,}. To be updated: {updated:,}. The same already: {same:,}.</source>
        <translation>作成予定: {created:,}。更新予定: {updated:,}。変更なし: {same:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Created: {created:,}. Updated: {updated:,}. The same already: {same:,}.</source>
        <translation>作成: {created:,}。更新: {updated:,}。変更なし: {same:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Changed there since, and left alone: {count:,}.</source>
        <translation>サーバーで変更されたため、そのままにしたもの: {count:,}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>Accepted images without a task there: {count:,}.</source>
        <translation>サーバーにタスクのない承認済み画像: {count:,}。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/dialog_links/server_link.py"/>
        <source>{count:,} cannot be sent; the first: {problem}</source>
        <extracomment>{count} cannot be sent; the first: {problem}</extracomment>
        <translation>
            <numerusform>{count:,} 枚は送信できません。最初の理由: {problem}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_opener.py"/>
        <source>Group of classes</source>
        <translation>クラスのグループ</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_opener.py"/>
        <source>Which heading do the classes stand under?</source>
        <translation>クラスをどの見出しの下に置きますか？</translation>
    </message>
    <message>
        <location filename="../../gui/links/dialog_opener.py"/>
        <source>A click on the heading folds its classes. An empty line takes them out of their group.</source>
        <translation>見出しをクリックするとそのクラスを折りたたみます。空欄にするとグループから外れます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/display_link.py"/>
        <source>This image has its full contrast already, from black to white.</source>
        <translation>この画像のコントラストは、すでに黒から白までいっぱいに使われています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is nothing to redo.</source>
        <translation>やり直す操作はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is nothing to take back: no stroke in progress, no scribbles without a cut.</source>
        <translation>取り消すものがありません。描画中のストロークも、カットのないスクリブルもありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This image has no labels and no scribbles.</source>
        <translation>この画像にはラベルもスクリブルもありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The prediction of the current model is in sight already.</source>
        <translation>現在のモデルの予測はすでに表示されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no doubtful spot in this image.</source>
        <translation>この画像に不確かな箇所はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>All images are listed already.</source>
        <translation>すべての画像がすでに表示されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The tool cannot be thinner.</source>
        <translation>ツールはこれ以上細くできません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The tool cannot be thicker.</source>
        <translation>ツールはこれ以上太くできません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This is the first class of the list.</source>
        <translation>リストの最初のクラスです。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This is the last class of the list.</source>
        <translation>リストの最後のクラスです。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No class is hidden.</source>
        <translation>隠されたクラスはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The colours are easy to tell apart already.</source>
        <translation>色はすでに見分けやすくなっています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The class is the first of the list already.</source>
        <translation>クラスはすでにリストの先頭にあります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The class is the last of the list already.</source>
        <translation>クラスはすでにリストの末尾にあります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This class is in no group. Classes &gt; Put the class in a group makes one.</source>
        <translation>このクラスはグループに入っていません。「クラス」&gt;「クラスをグループに入れる」で作成できます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no class to rename.</source>
        <translation>名前を変更するクラスがありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The whole image is in sight already.</source>
        <translation>画像全体がすでに表示されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>One image pixel is one screen pixel already.</source>
        <translation>すでに等倍で表示されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The image cannot be shown larger.</source>
        <translation>これ以上拡大できません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The image cannot be shown smaller.</source>
        <translation>これ以上縮小できません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture is shown as it is in its file already.</source>
        <translation>画像はすでにファイルのまま表示されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot be brighter.</source>
        <translation>これ以上明るくできません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot be darker.</source>
        <translation>これ以上暗くできません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot have more contrast.</source>
        <translation>これ以上コントラストを上げられません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The picture cannot have less contrast.</source>
        <translation>これ以上コントラストを下げられません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no earlier view of this image.</source>
        <translation>この画像でこれより前の表示はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no later view of this image.</source>
        <translation>この画像でこれより後の表示はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The image is shown as it is already: neither turned nor mirrored.</source>
        <translation>画像はすでに元の向きで、回転も反転もされていません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The mask cannot be fainter.</source>
        <translation>マスクはこれ以上薄くできません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The mask cannot be stronger.</source>
        <translation>マスクはこれ以上濃くできません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>The tour is open: its card says what comes next.</source>
        <translation>ツアーが開いています。次の操作はカードに表示されています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>Nothing runs that could be stopped.</source>
        <translation>停止できる処理はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No learning runs that could be stopped.</source>
        <translation>停止できる学習はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No learning runs that could be paused.</source>
        <translation>一時停止できる学習はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>A network is learning already.</source>
        <translation>すでにネットワークが学習中です。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>There is no model yet. Accept images, and one learns from them.</source>
        <translation>モデルはまだありません。画像を承認すると、それをもとに学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>You draw with this class already.</source>
        <translation>すでにこのクラスで描画しています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>This project has no class {id}.</source>
        <translation>このプロジェクトにクラス {id} はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>You draw with this tool already.</source>
        <translation>すでにこのツールを使っています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>{action}: there is nothing to do.</source>
        <translation>{action}: 実行することがありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>{action}: no project is open.</source>
        <translation>{action}: プロジェクトが開かれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>No image is open. Choose one in the list.</source>
        <translation>画像が開かれていません。リストで選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/no_effect.py"/>
        <source>{action}: not possible now.</source>
        <translation>{action}: 現在は実行できません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>Point at an object first.</source>
        <translation>先にオブジェクトを指してください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>This object is only predicted, and no class here is the background.</source>
        <translation>このオブジェクトは予測だけで、ここには背景のクラスがありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>Paint it with the class that it should have.</source>
        <translation>本来のクラスで塗ってください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>The pointer is not over the image.</source>
        <translation>ポインターが画像の上にありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/pointed_object.py"/>
        <source>There is no object under the pointer.</source>
        <translation>ポインターの下にオブジェクトがありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>The list of images can show one group. An empty line takes them out of their group.</source>
        <translation>画像リストは 1 つのグループだけを表示できます。空欄にするとグループから外れます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>They are in several groups now, and stay there unless you type or choose one.</source>
        <translation>現在は複数のグループに属しており、入力または選択しない限りそのままです。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>Group of images</source>
        <translation>画像のグループ</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>What do the {count:,} images belong to, such as a patient or a slide?</source>
        <extracomment>What does the image belong to, such as a patient or a slide?</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚は何に属しますか（患者、スライドなど）？</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>Name of the image</source>
        <translation>画像の名前</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>How is the image called in this project?</source>
        <translation>このプロジェクトでの画像の名前は？</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/image_texts.py"/>
        <source>Its file keeps its name, {name}; an empty line shows that again.</source>
        <translation>ファイル名は {name} のままです。空欄にするとファイル名が表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Name and place</source>
        <translation>名前と場所</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Labelling</source>
        <translation>ラベル付け</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Learning</source>
        <translation>学習</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Images, classes and copies</source>
        <translation>画像、クラス、バックアップ</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Settings of {name}</source>
        <translation>{name} の設定</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Name of the project</source>
        <translation>プロジェクトの名前</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>How is this project called?</source>
        <translation>このプロジェクトの名前は？</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>The title of the window shows it. Its folder stays {folder}.</source>
        <translation>ウィンドウのタイトルに表示されます。フォルダーは {folder} のままです。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Where are they now?…</source>
        <translation>現在の場所…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Its folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{folder} holds masks, history, models and settings.</source>
        <translation>{folder} にマスク、履歴、モデル、設定があります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Check it…</source>
        <translation>検査…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>No images yet.</source>
        <translation>画像はまだありません。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{count:,} folders</source>
        <extracomment>{count} folder</extracomment>
        <translation>
            <numerusform>{count:,} 個のフォルダー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{count:,} images from {place}.</source>
        <extracomment>{count} image from {place}.</extracomment>
        <translation>
            <numerusform>{place} の画像 {count:,} 枚。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>What comes next</source>
        <translation>次の画像</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>The order in which [[next_to_label]] and accepting offer images.</source>
        <translation>[[next_to_label]] と承認の後に開く画像の順番。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>{network} learns from the next round on.</source>
        <translation>次の学習ラウンドから {network} が学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>How images are varied in training: turned, bent, brighter and darker.</source>
        <translation>学習時の画像の変化: 回転、変形、明暗。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Add from a template…</source>
        <translation>テンプレートから追加…</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Picture and size of a pixel</source>
        <translation>画像の調整とピクセルサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Brightness, contrast and channels on the screen, and how long a pixel is in the world.</source>
        <translation>画面上の明るさ、コントラスト、チャンネルと、1 ピクセルの実寸。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Open the card</source>
        <translation>カードを開く</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Where one object ends and the next begins.</source>
        <translation>オブジェクト同士の境目。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Their folder, and a project made of one.</source>
        <translation>バックアップのフォルダーと、そこからのプロジェクトの作成。</translation>
    </message>
    <message>
        <location filename="../../gui/links/project_panels/project_settings.py"/>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <location filename="../../gui/links/question_link.py"/>
        <source>Save my work to this folder</source>
        <translation>このフォルダーに作業を保存</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>in order</source>
        <translation>順番どおり</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>most uncertain first</source>
        <translation>不確実な順</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>most different first</source>
        <translation>類似度の低い順</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>least effort first</source>
        <translation>作業量の少ない順</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>Every image is labelled.</source>
        <translation>すべての画像にラベルが付いています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>The next {shown:,} of {total:,}: {order}</source>
        <translation>{total:,} 枚中、次の {shown:,} 枚: {order}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/queue_link.py"/>
        <source>{count:,} images to label: {order}</source>
        <extracomment>{count} image to label: {order}</extracomment>
        <translation>
            <numerusform>ラベル付けする画像 {count:,} 枚: {order}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/queue_link.py"/>
        <source>“Next to label” opens the next one.</source>
        <translation>「次にラベル付けする画像」で次を開きます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>There is no page of the wall to accept again.</source>
        <translation>もう一度承認するウォールのページはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>There is no page of the wall to take back.</source>
        <translation>取り消すウォールのページはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>Other steps are undone and redone in the window, where they are seen.</source>
        <translation>それ以外のステップは、内容が見えるメインウィンドウで元に戻すかやり直してください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>No image is marked.</source>
        <translation>印の付いた画像はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>Click the wrong ones, or press X on them.</source>
        <translation>誤りのある画像をクリックするか、その上で X を押してください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>Marked on the wall</source>
        <translation>ウォールで印を付けた画像</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>{count:,} images marked on the review wall</source>
        <extracomment>{count} image marked on the review wall</extracomment>
        <translation>
            <numerusform>レビューウォールで印を付けた画像 {count:,} 枚</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/review/wall_link.py"/>
        <source>[[next_image]] opens the next one.</source>
        <translation>[[next_image]] で次を開きます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>No further image that can be read is in the list that is shown.</source>
        <translation>表示中のリストには、読み取れる画像がこれ以上ありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>Image &gt; Put removed images back takes it in again.</source>
        <translation>「画像」&gt;「除外した画像を戻す」で元に戻せます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>{name} is removed from the project.</source>
        <translation>{name} をプロジェクトから除外しました。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>{name} is being opened.</source>
        <translation>{name} を開いています。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>Choose an image in the list.</source>
        <translation>リストで画像を選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/session_link.py"/>
        <source>Add images to begin: drop a folder here, or choose File &gt; Add images.</source>
        <translation>画像を追加して始めましょう。ここにフォルダーをドロップするか、「ファイル」&gt;「画像を追加」を選びます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>{share} alike</source>
        <translation>類似度 {share}</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>This image</source>
        <translation>この画像</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/links/similarity_link.py"/>
        <source>{count:,} images like {name}, the most alike first</source>
        <extracomment>{count} image like {name}, the most alike first</extracomment>
        <translation>
            <numerusform>{name} に似た画像 {count:,} 枚（似ている順）</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>Compared by {source}.</source>
        <translation>比較基準: {source}。</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>Encoder that learned from unlabelled images</source>
        <translation>未ラベル画像から学習したエンコーダー</translation>
    </message>
    <message>
        <location filename="../../gui/links/similarity_link.py"/>
        <source>Encoders (*.safetensors)</source>
        <translation>エンコーダー (*.safetensors)</translation>
    </message>
    <message>
        <location filename="../../gui/links/value_texts.py"/>
        <source>{values} (8 bit)</source>
        <translation>{values}（8 ビット）</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/canvas_only.py"/>
        <source>{keys} brings panels and menus back.</source>
        <translation>{keys} でパネルとメニューが戻ります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/canvas_only.py"/>
        <source>{keys}, then '{action}', brings panels and menus back.</source>
        <translation>{keys}、続けて「{action}」でパネルとメニューが戻ります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>Drop images, a folder of images, labels (a folder, or a file such as .json), a project (.inkling) or a safety copy (.zip).</source>
        <translation>画像、画像フォルダー、ラベル（フォルダー、または .json などのファイル）、プロジェクト（.inkling）、バックアップ（.zip）をドロップしてください。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>{dropped} cannot be used here.</source>
        <translation>{dropped} はここでは使えません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>Only {name} of what was dropped is open.</source>
        <translation>ドロップされたもののうち {name} だけを開きました。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/dropped_link.py"/>
        <source>Drop images again to add them to it.</source>
        <translation>画像をもう一度ドロップすると追加されます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>Keys (*.json)</source>
        <translation>キー (*.json)</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>Keys to read</source>
        <translation>読み込むキー</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>{name} holds no keys of Inkling.</source>
        <translation>{name} に Inkling のキーはありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>File for the keys</source>
        <translation>キーの保存先ファイル</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>The keys are in {name}.</source>
        <translation>キーを {name} に保存しました。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>Sheet of keys</source>
        <translation>キーの一覧</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>PDF (*.pdf);;Web page (*.html)</source>
        <translation>PDF (*.pdf);;Web ページ (*.html)</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/keys_link.py"/>
        <source>The sheet is in {name}.</source>
        <translation>一覧を {name} に保存しました。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>Hold {keys} on the canvas: it lasts as long as the key.</source>
        <translation>キャンバス上で {keys} を押し続けてください。押している間だけ有効です。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>Draw with this class</source>
        <translation>このクラスで描画</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>Recent project</source>
        <translation>最近のプロジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/palette_link.py"/>
        <source>It is not at its place now: {path}. File &gt; Recent projects can locate it.</source>
        <translation>元の場所にありません: {path}。「ファイル」&gt;「最近のプロジェクト」で場所を指定できます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Drawing and cutting</source>
        <translation>描画とカット</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>This project</source>
        <translation>このプロジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>No project is open.</source>
        <translation>プロジェクトが開かれていません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Your own</source>
        <translation>独自</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Colours of the window</source>
        <translation>ウィンドウの配色</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Dark, light, or as the system has them.</source>
        <translation>ダーク、ライト、またはシステムに合わせる。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>As the system</source>
        <translation>システム設定</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Dark colours</source>
        <translation>暗い配色</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Light colours</source>
        <translation>明るい配色</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Language of all texts of the window; taken at the next start.</source>
        <translation>ウィンドウのすべてのテキストの言語。次回の起動から有効です。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Strength of the mask</source>
        <translation>マスクの濃さ</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>How much of the image the mask covers: at 0 % none is seen.</source>
        <translation>マスクが画像を覆う度合い。0 % では見えません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>What counts as uncertain</source>
        <translation>不確実とみなす基準</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Where Uncertainty ([[uncertainty]]) paints over the image.</source>
        <translation>「不確実性」（[[uncertainty]]）で画像に重ねて表示する箇所。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>The window speaks the chosen language from its next start on.</source>
        <translation>選択した言語は次回の起動から使われます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Size of islands</source>
        <translation>孤立領域のサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Remove islands takes away pieces of a class that are smaller.</source>
        <translation>「孤立領域を除去」は、これより小さいクラスの領域を取り除きます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>All sliders of the cut</source>
        <translation>カットのすべてのスライダー</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Prediction, Texture and Reach are in the card Cut, too.</source>
        <translation>予測、テクスチャ、到達範囲も「カット」カードに表示します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Each prediction is the average of twelve changed copies of the image: better, 12 × slower.</source>
        <translation>各予測を、画像を変化させた 12 枚の平均とします。精度は上がりますが 12 倍の時間がかかります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Accepting an image that is mostly unlabelled, or of one class only, takes a second press.</source>
        <translation>大部分が未ラベル、または 1 クラスだけの画像の承認には、もう一度押す必要があります。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>A network learns after each image that you accept.</source>
        <translation>画像を承認するたびにネットワークが学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>The model predicts images that are not accepted while nothing else runs.</source>
        <translation>ほかの処理がない間、未承認の画像をモデルが予測します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>When a safety copy is made</source>
        <translation>バックアップの作成時期</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Classes, masks, history and models go to one file when something changed.</source>
        <translation>変更があったとき、クラス、マスク、履歴、モデルを 1 つのファイルに保存します。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Every hour</source>
        <translation>1 時間ごと</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Every day</source>
        <translation>毎日</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Every week</source>
        <translation>毎週</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Never by itself</source>
        <translation>自動では作成しない</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Older ones are deleted, the older the fewer.</source>
        <translation>古いものほど間引いて削除されます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>copies</source>
        <translation>個</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Their folder, and restoring one</source>
        <translation>フォルダーと復元</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Where the copies are, and a project made of one.</source>
        <translation>バックアップの場所と、そこからのプロジェクトの作成。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Safety copies…</source>
        <translation>バックアップ…</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Set of keys</source>
        <translation>キーセット</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>The keys of a program that you know, on the actions that do the same.</source>
        <translation>使い慣れたソフトのキーを、同じ働きの操作に割り当てます。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Single keys</source>
        <translation>個別のキー</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Look up and change the key of any action; a sheet to print.</source>
        <translation>操作ごとのキーの確認と変更、印刷用の一覧。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/preferences_link.py"/>
        <source>Keyboard shortcuts…</source>
        <translation>キーボードショートカット…</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/recent_link.py"/>
        <source>Where is {name} now?</source>
        <translation>{name} は今どこにありますか？</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/recent_link.py"/>
        <source>{name} is not in this folder.</source>
        <translation>{name} はこのフォルダーにありません。</translation>
    </message>
    <message>
        <location filename="../../gui/links/window_wide/recent_link.py"/>
        <source>Choose the folder {name} itself, or the one around it.</source>
        <translation>{name} のフォルダーそのもの、またはそれを含むフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Recent projects</source>
        <translation>最近のプロジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Locate {name}…</source>
        <translation>{name} の場所を指定…</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>No project was opened yet</source>
        <translation>まだプロジェクトを開いていません</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Clear the list</source>
        <translation>一覧をクリア</translation>
    </message>
    <message>
        <location filename="../../gui/menus.py"/>
        <source>Tool bar</source>
        <translation>ツールバー</translation>
    </message>
    <message>
        <location filename="../../gui/messages.py"/>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/messages.py"/>
        <source>Close this message; [[past_notices]] shows it again</source>
        <translation>このメッセージを閉じます。[[past_notices]] で再び表示します</translation>
    </message>
    <message>
        <location filename="../../gui/modes.py"/>
        <source>{value} of {most}</source>
        <translation>{value} / {most}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/charts/day_chart.py"/>
        <source>No work was counted yet.</source>
        <translation>まだ作業は記録されていません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/names_line.py"/>
        <source>Add a class: type its name</source>
        <translation>クラスを追加: 名前を入力</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/names_line.py"/>
        <source>Return adds it. Several lines that are pasted become a class each.</source>
        <translation>Return で追加します。複数行を貼り付けると 1 行が 1 クラスになります。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/names_line.py"/>
        <source>Name of a new class</source>
        <translation>新しいクラスの名前</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>Class {about}. Double-click to rename.</source>
        <translation>クラス {about}。ダブルクリックで名前を変更します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{name}, class {about}</source>
        <translation>{name}、クラス {about}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{count} classes</source>
        <extracomment>{count} class</extracomment>
        <translation>
            <numerusform>クラス {count} 個</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{group}: {classes}. A click unfolds it.</source>
        <translation>{group}: {classes}。クリックで展開します。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{group}: {classes}. A click folds it.</source>
        <translation>{group}: {classes}。クリックで折りたたみます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>Group {group}, {classes}, folded</source>
        <translation>グループ {group}、{classes}、折りたたみ中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>Group {group}, {classes}, unfolded</source>
        <translation>グループ {group}、{classes}、展開中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{id}: {name} (key {id})</source>
        <translation>{id}: {name}（キー {id}）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>{id}: {name}</source>
        <translation>{id}: {name}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>single objects</source>
        <translation>個別オブジェクトあり</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>no single objects</source>
        <translation>個別オブジェクトなし</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>locked</source>
        <translation>ロック中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/class_list/rows.py"/>
        <source>hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Add a class ([[add_class]])</source>
        <translation>クラスを追加（[[add_class]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Add a class</source>
        <translation>クラスを追加</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Colour of {name}</source>
        <translation>{name} の色</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Change colour…</source>
        <translation>色を変更…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Has single objects</source>
        <translation>個別オブジェクトあり</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Its regions are counted and numbered; stuff such as sky has none</source>
        <translation>領域を数えて番号を付けます。空などの広がりには個別オブジェクトがありません</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Unfold</source>
        <translation>展開</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Fold</source>
        <translation>折りたたむ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Rename the group…</source>
        <translation>グループ名を変更…</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Take its classes out of it</source>
        <translation>クラスをグループから外す</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Show its classes</source>
        <translation>クラスを表示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Hide its classes</source>
        <translation>クラスを隠す</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Unlock its classes</source>
        <translation>クラスのロックを解除</translation>
    </message>
    <message>
        <location filename="../../gui/panels/classes.py"/>
        <source>Lock its classes</source>
        <translation>クラスをロック</translation>
    </message>
    <message>
        <location filename="../../gui/panels/curves.py"/>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <location filename="../../gui/panels/curves.py"/>
        <source>Overlap of the network in training with your own masks (IoU), all pixels of the images held back from learning together</source>
        <translation>学習中のネットワークとあなたのマスクの重なり（IoU）。学習から除いた画像の全画素をまとめた値です</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Cut</source>
        <translation>カット</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>{note} (V: the next way)</source>
        <translation>{note}（V: 次の方法）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Correcting: the sliders change only what is within Reach of a scribble.</source>
        <translation>修正中: スライダーは、走り書きの範囲内だけを変えます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Only the scribbles of a new mask tell it, not those of a correction</source>
        <translation>新しいマスクの走り書きだけがこれを決め、修正の走り書きは決めません</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>A cut learns from scribbles. Painted pixels teach it nothing, and stay as they are.</source>
        <translation>カットはスクリブルから学びます。塗ったピクセルは学習に使われず、そのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Corrected by scribbles of {count} classes. Painted pixels stay as they are.</source>
        <translation>{count} クラスのスクリブルで修正しました。塗ったピクセルはそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Cut by scribbles of {count} classes. Painted pixels stay as they are.</source>
        <translation>{count} クラスのスクリブルでカットしました。塗ったピクセルはそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Corrected by scribbles of {names}. Painted pixels stay as they are.</source>
        <translation>{names} のスクリブルで修正しました。塗ったピクセルはそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Cut by scribbles of {names}. Painted pixels stay as they are.</source>
        <translation>{names} のスクリブルでカットしました。塗ったピクセルはそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Way to cut</source>
        <translation>カット方法</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>More</source>
        <translation>詳細</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Show all sliders: prediction, texture, and how far a scribble reaches</source>
        <translation>すべてのスライダーを表示: 予測、テクスチャ、スクリブルの到達範囲</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Smoothness</source>
        <translation>滑らかさ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How smooth the boundary of a cut is</source>
        <translation>カットの境界の滑らかさ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>follows each edge in the image</source>
        <translation>画像のすべてのエッジに沿う</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>runs smoothly past small edges</source>
        <translation>小さなエッジを滑らかに通り過ぎる</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How much the prediction of the model counts where there is no scribble</source>
        <translation>スクリブルのない箇所で、モデルの予測をどれだけ重視するか</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>the colours alone decide</source>
        <translation>色だけで決める</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>the prediction decides</source>
        <translation>予測で決める</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Texture</source>
        <translation>テクスチャ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>By what a cut tells the classes apart</source>
        <translation>カットがクラスを見分ける基準</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>by the colour of each pixel</source>
        <translation>各ピクセルの色で</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>by the pattern around each pixel</source>
        <translation>各ピクセルの周囲の模様で</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Reach</source>
        <translation>到達範囲</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How far a scribble on a wrong region changes the mask</source>
        <translation>誤った領域へのスクリブルがマスクをどこまで変えるか</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>just beside the scribble</source>
        <translation>スクリブルのすぐ隣だけ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>everywhere in the image</source>
        <translation>画像全体</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Smoothness from the scribbles</source>
        <translation>スクリブルから滑らかさを決定</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>The scribbles tell how smooth the regions are: thin things stay where you drew thin things</source>
        <translation>領域の滑らかさをスクリブルから判断します。細く描いたところは細いまま残ります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Texture from the scribbles</source>
        <translation>スクリブルからテクスチャを決定</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>The scribbles tell whether texture finds more than colours: two strokes of each class are enough, on images of up to 400,000 pixels</source>
        <translation>テクスチャが色より有効かどうかをスクリブルから判断します。クラスごとにストローク 2 本で足り、400,000 ピクセルまでの画像が対象です</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>How much of the image the class that you draw with gets; its boundary stays on edges</source>
        <translation>描画中のクラスが画像に占める量。境界はエッジに沿ったままです</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Size of the class</source>
        <translation>クラスのサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>less of it</source>
        <translation>少なく</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>more of it</source>
        <translation>多く</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Class size</source>
        <translation>クラスサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>After how many rounds of the dense CRF the cut is shown</source>
        <translation>密 CRF を何回反復したカットを表示するか</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>each pixel by itself</source>
        <translation>ピクセルごとに独立</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>pixels agree with all like ones</source>
        <translation>似たピクセルをすべて揃える</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Rounds</source>
        <translation>反復回数</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/cut.py"/>
        <source>{count} rounds</source>
        <extracomment>{count} round</extracomment>
        <translation>
            <numerusform>{count} 回</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Size of islands in pixels</source>
        <translation>孤立領域のサイズ（ピクセル）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/cut.py"/>
        <source>Islands with fewer pixels than this are removed ([[mask_remove_islands]])</source>
        <translation>このピクセル数より小さい孤立領域を除去します（[[mask_remove_islands]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/docks/dock.py"/>
        <source>{panel}: drag this bar to another side, or out of the window</source>
        <translation>{panel}: このバーを別の側へ、またはウィンドウの外へドラッグします</translation>
    </message>
    <message>
        <location filename="../../gui/panels/docks/dock.py"/>
        <source>Let this panel float, or dock it again</source>
        <translation>パネルを切り離すか、再びドッキングします</translation>
    </message>
    <message>
        <location filename="../../gui/panels/docks/dock.py"/>
        <source>Close this panel; View &gt; Panels opens it</source>
        <translation>このパネルを閉じます。「表示」&gt;「パネル」で開きます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/effort_chart.py"/>
        <source>IoU {iou:.2f} before correction, by {model}</source>
        <translation>修正前の IoU {iou:.2f}、{model} による</translation>
    </message>
    <message>
        <location filename="../../gui/panels/effort_chart.py"/>
        <source>Seconds for each accepted image; the line is the median of {count}</source>
        <translation>承認した画像ごとの秒数。線は {count} 枚の中央値</translation>
    </message>
    <message>
        <location filename="../../gui/panels/effort_chart.py"/>
        <source>IoU of the prediction before your corrections; dashed: a new model</source>
        <translation>修正前の予測の IoU。破線: 新しいモデル</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>No labels yet</source>
        <translation>ラベルはまだありません</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Open an image to see what was done to its mask.</source>
        <translation>画像を開くと、そのマスクへの操作が表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Nothing was done to this mask yet.</source>
        <translation>このマスクにはまだ何も行われていません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>Steps of the open image</source>
        <translation>開いた画像のステップ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/history/panel.py"/>
        <source>{count:,} of {total:,}</source>
        <translation>{count:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>All groups</source>
        <translation>すべてのグループ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>Without a group</source>
        <translation>グループなし</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>Show images of this group</source>
        <translation>このグループの画像を表示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>Which images the list shows, by their group</source>
        <translation>リストに表示する画像のグループ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/group_box.py"/>
        <source>{name} ({count:,})</source>
        <translation>{name}({count:,})</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_list/view.py"/>
        <source>Show all ([[all_images]])</source>
        <translation>すべて表示（[[all_images]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Not started</source>
        <translation>未着手</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>In work</source>
        <translation>作業中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Skipped</source>
        <translation>スキップ済み</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Cannot be read</source>
        <translation>読み取り不可</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>File is missing</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Removed</source>
        <translation>除外済み</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Interpolated, not looked at yet</source>
        <translation>補間済み、未確認</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Propagated, not looked at yet</source>
        <translation>伝播済み、未確認</translation>
    </message>
    <message>
        <location filename="../../gui/panels/image_rows.py"/>
        <source>Copied, not looked at yet</source>
        <translation>コピー済み、未確認</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>All images</source>
        <translation>すべての画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>No images yet</source>
        <translation>画像なし</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>{count:,} of {total:,} accepted</source>
        <translation>承認済み {count:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Share of accepted images</source>
        <translation>承認済みの画像の割合</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Find by name ([[find_image]])</source>
        <translation>名前で検索（[[find_image]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Find an image by name</source>
        <translation>名前で画像を検索</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Show images with this status</source>
        <translation>この状態の画像を表示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Which images the list shows, by their status</source>
        <translation>リストに表示する画像の状態</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Images of the project</source>
        <translation>プロジェクトの画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>No image fits this search.</source>
        <translation>検索に一致する画像はありません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>This project has no images yet.</source>
        <translation>このプロジェクトにはまだ画像がありません。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/images.py"/>
        <source>Show all images</source>
        <translation>すべての画像を表示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learning starts</source>
        <translation>学習を開始します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learning now</source>
        <translation>学習中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learning is paused</source>
        <translation>学習を一時停止中</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>checked on {count:,} more</source>
        <extracomment>checked on {count} more</extracomment>
        <translation>
            <numerusform>別の {count:,} 枚で検証</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>checked on none yet</source>
        <translation>まだ検証なし</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>{count} left out</source>
        <extracomment>{count} left out</extracomment>
        <translation>
            <numerusform>除外 {count} 枚</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>{parts}.</source>
        <translation>{parts}。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>{count:,} images were accepted as predicted: no model is checked on them.</source>
        <extracomment>{count} image was accepted as predicted: no model is checked on it.</extracomment>
        <translation>
            <numerusform>{count:,} 枚の画像は予測のまま承認されました。モデルの検証には使いません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>{network}: learns from {count:,} images</source>
        <extracomment>{network}: learns from {count} image</extracomment>
        <translation>
            <numerusform>{network}: {count:,} 枚の画像から学習</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>From {count:,} images</source>
        <extracomment>From {count} image</extracomment>
        <translation>
            <numerusform>画像 {count:,} 枚から</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>Next from {count:,} images</source>
        <extracomment>Next from {count} image</extracomment>
        <translation>
            <numerusform>次は {count:,} 枚の画像から</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Solved at once: seconds for each image</source>
        <translation>一度に解きます: 画像 1 枚につき数秒</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>After each accepted image</source>
        <translation>画像を承認するたびに</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>When you press Learn now</source>
        <translation>「今すぐ学習」を押したとき</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Less than a minute left</source>
        <translation>残り 1 分未満</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/learning.py"/>
        <source>About {count} minutes left</source>
        <extracomment>About {count} minute left</extracomment>
        <translation>
            <numerusform>残り約 {count} 分</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Last result: {result}</source>
        <translation>前回の結果: {result}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>The model is not good enough at these classes yet, so their pixels stay open: {names}.</source>
        <translation>これらのクラスはまだモデルの精度が十分でないため、そのピクセルは未決のままです: {names}。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Learn after each image that you accept; off: only when you press Learn now ([[learn_auto]])</source>
        <translation>画像を承認するたびに学習します。オフでは「今すぐ学習」を押したときだけ（[[learn_auto]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Progress of the round</source>
        <translation>この回の進み具合</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Improve the model from the accepted images ([[learn_start]])</source>
        <translation>承認済みの画像でモデルを改善します（[[learn_start]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Pause or resume learning ([[learn_pause]])</source>
        <translation>学習を一時停止または再開します（[[learn_pause]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/learning.py"/>
        <source>Stop learning and keep the model in use ([[learn_cancel]])</source>
        <translation>学習を停止し、使用中のモデルを維持します（[[learn_cancel]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Several classes possible</source>
        <translation>複数のクラスが候補</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Two classes close</source>
        <translation>2 つのクラスが僅差</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Model contradicts itself</source>
        <translation>モデルの予測が不一致</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Entropy: high where many classes are possible</source>
        <translation>エントロピー: 多くのクラスが候補となる箇所で高くなります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Margin: high where the second class is nearly as likely as the first</source>
        <translation>マージン: 2 番目のクラスが 1 番目と僅差の箇所で高くなります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Disagreement of several passes: high where the model says something else each time</source>
        <translation>複数回の予測の不一致: 予測が毎回変わる箇所で高くなります</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>No model yet</source>
        <translation>モデルはまだありません</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>just now</source>
        <translation>たった今</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} min ago</source>
        <extracomment>{count} min ago</extracomment>
        <translation>
            <numerusform>{count} 分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} h ago</source>
        <extracomment>{count} h ago</extracomment>
        <translation>
            <numerusform>{count} 時間前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} days ago</source>
        <extracomment>{count} day ago</extracomment>
        <translation>
            <numerusform>{count} 日前</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>First model, until {network} is better; learned {age}</source>
        <translation>{network} が上回るまでの最初のモデル。学習: {age}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>In use, learned {age}</source>
        <translation>使用中、学習: {age}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Other models of this project, to go back to</source>
        <translation>このプロジェクトのほかのモデル。元に戻せます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>What each model learned from, and how good it is ([[model_card]])</source>
        <translation>各モデルの学習内容と性能（[[model_card]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>IoU {share}</source>
        <translation>IoU {share}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Mean overlap with your masks (IoU) on images held back from learning, as the card Learning says it: 100 % is the same mask</source>
        <translation>学習から除いた画像での、あなたのマスクとの平均の重なり（IoU）。「学習」カードと同じ値で、100 % は同じマスクです</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Accept an image and let Inkling learn from it: the next ones come labelled.</source>
        <translation>画像を承認して Inkling に学習させると、次の画像からラベル付きで表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Learns next: {network}. A click chooses another one, and how it learns ([[choose_network]])</source>
        <translation>次に学習: {network}。クリックすると別のネットワークや学習方法を選べます（[[choose_network]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Average the predictions of twelve copies of the image: better, 12 × slower ([[careful]])</source>
        <translation>画像を変化させた 12 枚の予測を平均します。精度は上がりますが 12 倍の時間がかかります（[[careful]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>More exact (slower)</source>
        <translation>高精度（低速）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Kind of uncertainty</source>
        <translation>不確実性の種類</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>What Uncertainty ([[uncertainty]]) marks in the image</source>
        <translation>「不確実性」（[[uncertainty]]）が画像に示す箇所</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Marks where</source>
        <translation>示す箇所</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/panels/model.py"/>
        <source>{count} more</source>
        <extracomment>{count} more</extracomment>
        <translation>
            <numerusform>ほか {count} 個</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Fewer</source>
        <translation>少なく</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Use</source>
        <translation>使う</translation>
    </message>
    <message>
        <location filename="../../gui/panels/model.py"/>
        <source>Predict with {model} again</source>
        <translation>再び {model} で予測します</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>Images come as they stand in the list</source>
        <translation>リストの順に画像を開きます</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>First the image of which the model knows least what is where</source>
        <translation>モデルの確信が最も低い画像から</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>First the image that is least like all labelled ones</source>
        <translation>ラベル付きの画像のどれとも似ていない画像から</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>First the image with the least left to correct</source>
        <translation>修正が最も少なくて済む画像から</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>The model has looked at {count:,} of {total:,}.</source>
        <translation>モデルは {total:,} 枚中 {count:,} 枚を調べました。</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>Which image to label next</source>
        <translation>次にラベル付けする画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>List the images in this order, each with its reason ([[queue_list]])</source>
        <translation>この順番で画像を理由とともに一覧表示します（[[queue_list]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>List the images in this order</source>
        <translation>この順番で画像を一覧表示</translation>
    </message>
    <message>
        <location filename="../../gui/panels/next_row.py"/>
        <source>Next:</source>
        <translation>次:</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>As shown</source>
        <translation>元画像</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>Restored</source>
        <translation>復元</translation>
    </message>
    <message>
        <location filename="../../gui/panels/reconstructions.py"/>
        <source>Error over time</source>
        <translation>誤差の推移</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>Left: {end}</source>
        <translation>左: {end}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>Right: {end}</source>
        <translation>右: {end}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>Double-click: back to normal</source>
        <translation>ダブルクリック: 標準に戻す</translation>
    </message>
    <message>
        <location filename="../../gui/panels/sliders.py"/>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>How strongly the mask covers the image ([[opacity_less]] and [[opacity_more]])</source>
        <translation>マスクが画像を覆う度合い（[[opacity_less]] と [[opacity_more]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>the image alone</source>
        <translation>画像のみ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>the mask hides the image</source>
        <translation>マスクが画像を隠す</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Opacity of the mask</source>
        <translation>マスクの不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Mask opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Only unlabelled</source>
        <translation>未ラベルのみ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Only {name}</source>
        <translation>{name} のみ</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>What tools may change; scribbles go over everything ([[paint_over]]: the next)</source>
        <translation>ツールで変更できる範囲。スクリブルはすべての上に描けます（[[paint_over]]: 次へ）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Width of the stroke in image pixels ([[size_smaller]] and [[size_larger]])</source>
        <translation>画像のピクセルで表した線の幅（[[size_smaller]] と [[size_larger]]）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>a thin pen</source>
        <translation>細いペン</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>a thick pen</source>
        <translation>太いペン</translation>
    </message>
    <message>
        <location filename="../../gui/panels/tool_options.py"/>
        <source>Size in pixels</source>
        <translation>サイズ（ピクセル）</translation>
    </message>
    <message>
        <location filename="../../gui/panels/variants.py"/>
        <source>As it is</source>
        <translation>元のまま</translation>
    </message>
    <message>
        <location filename="../../gui/panels/variants.py"/>
        <source>Variant {number}</source>
        <translation>変化 {number}</translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>{folder} cannot be written to, so the project is {path}.</source>
        <translation>{folder} には書き込めないため、プロジェクトは {path} になります。</translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>Files are being taken in.</source>
        <translation>ファイルを取り込んでいます。</translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>Wait for it, or stop it below.</source>
        <translation>完了を待つか、下で停止してください。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/project_controller.py"/>
        <source>{count:,} changes could not be saved yet.</source>
        <extracomment>{count} change could not be saved yet.</extracomment>
        <translation>
            <numerusform>変更 {count:,} 件がまだ保存できていません。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/project_controller.py"/>
        <source>Put its folder or disk back, or save it elsewhere. Do the same again to leave without them.</source>
        <translation>フォルダーまたはディスクを元に戻すか、別の場所に保存してください。もう一度同じ操作をすると、保存せずに離れます。</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/strip.py"/>
        <source>Frames of the sequence</source>
        <translation>シーケンスのフレーム</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/strip.py"/>
        <source>labelled</source>
        <translation>ラベル付き</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source> frames</source>
        <translation> フレーム</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frames that propagating goes through at most; it ends before a labelled one</source>
        <translation>伝播する最大フレーム数。ラベル付きフレームの手前で終わります</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frames to propagate through</source>
        <translation>伝播するフレーム数</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Looking for the frames of this image…</source>
        <translation>この画像のフレームを探しています…</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>No sequence: one image of its folder and size.</source>
        <translation>シーケンスなし: このフォルダーでこのサイズの画像は 1 枚です。</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frame {number:,} of {frames:,}, {labelled:,} labelled, {proposed:,} not looked at yet</source>
        <translation>フレーム {number:,} / {frames:,}、ラベル済み {labelled:,}、未確認 {proposed:,}</translation>
    </message>
    <message>
        <location filename="../../gui/sequence/timeline.py"/>
        <source>Frame {number:,} of {frames:,}, {labelled:,} labelled</source>
        <translation>フレーム {number:,} / {frames:,}、ラベル付き {labelled:,}</translation>
    </message>
    <message>
        <location filename="../../gui/settings.py"/>
        <source>{path} cannot be written.</source>
        <translation>{path} に書き込めません。</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>The other pages and channels are not used. [[image_planes]] chooses what is shown.</source>
        <translation>ほかのページとチャンネルは使われません。[[image_planes]] で表示するものを選べます。</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>This mask came from the frames beside it. [[accept_image]] accepts it, [[undo]] takes it back.</source>
        <translation>このマスクは隣のフレームから作られました。[[accept_image]] で承認、[[undo]] で取り消します。</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Stop learning and keep the current model ([[learn_cancel]])</source>
        <translation>学習を停止し、現在のモデルを維持します（[[learn_cancel]]）</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Turned {angle}°</source>
        <translation>{angle}° 回転</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Mirrored</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Mirrored top to bottom</source>
        <translation>上下反転</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Mirrored, turned {angle}°</source>
        <translation>左右反転、{angle}° 回転</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Opening {name}</source>
        <translation>{name} を開いています</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Cutting roughly, until the cut is prepared</source>
        <translation>カットの準備ができるまで粗くカット中</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Preparing the cut, only once: {done} of about {total} parts</source>
        <translation>カットを準備中（一度だけ）: 約 {total} 個中 {done} 個</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Cutting</source>
        <translation>カット中</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Predicting</source>
        <translation>予測中</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Preparing cut and network</source>
        <translation>カットとネットワークを準備中</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Learning, less than a minute left</source>
        <translation>学習中、残り 1 分未満</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/statusbar.py"/>
        <source>Learning, about {count} minutes left</source>
        <extracomment>Learning, about {count} minute left</extracomment>
        <translation>
            <numerusform>学習中、残り約 {count} 分</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Stop; what was taken in stays</source>
        <translation>停止します。取り込んだものは残ります</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Stop; what was compared until now stays</source>
        <translation>停止します。これまでの比較結果は残ります</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Predict no more images until there is a new model ([[stop_work]])</source>
        <translation>新しいモデルができるまで画像の予測を停止します（[[stop_work]]）</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model}; {current} is working on it</source>
        <translation>{model} の予測。{current} が処理中</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model}, not yet of {current}</source>
        <translation>{model} の予測。{current} はまだ</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model}</source>
        <translation>{model} の予測</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model} put aside; {current} is working on it</source>
        <translation>{model} の予測を除外中。{current} が処理中</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Prediction of {model} put aside</source>
        <translation>{model} の予測を除外中</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Model: {model}</source>
        <translation>モデル: {model}</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Values of the image under the pointer, one for each channel, as its file stores them; after an arrow as the adjusted picture shows them</source>
        <translation>ポインター下の画像の値。チャンネルごとにファイルの値を示し、矢印の後は調整後の表示の値です</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>Effort for this image</source>
        <translation>この画像の作業量</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>The view is turned or mirrored, not the image. Show it as it is ([[view_straight]])</source>
        <translation>画像ではなく表示が回転または反転しています。元の向きで表示します（[[view_straight]]）</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>x {x}, y {y}</source>
        <translation>x {x}, y {y}</translation>
    </message>
    <message>
        <location filename="../../gui/statusbar.py"/>
        <source>{status} ([[put_aside]] puts a prediction aside, [[predict_now]] asks for it again)</source>
        <translation>{status}（[[put_aside]] で予測を除外、[[predict_now]] で再び予測）</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Scribble</source>
        <translation>スクリブル</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Mark a few pixels of each class; Inkling finds the borders</source>
        <translation>各クラスのピクセルを少しだけ示すと、Inkling が境界を見つけます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Pens</source>
        <translation>ペン</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Brush</source>
        <translation>ブラシ</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Paint the class exactly where you draw; these pixels stay as you left them</source>
        <translation>描いたところを正確にクラスで塗ります。塗ったピクセルはそのまま残ります</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Eraser</source>
        <translation>消しゴム</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Remove labels and scribbles; the prediction shows again</source>
        <translation>ラベルとスクリブルを消します。消した箇所には予測が表示されます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Polygon</source>
        <translation>多角形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Set corners that stay editable until Enter; Ctrl+click edits a region of the mask</source>
        <translation>Enter まで編集できる頂点を打ちます。Ctrl+クリックでマスクの領域を編集します</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Shapes</source>
        <translation>図形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Rectangle</source>
        <translation>長方形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw a rectangle that stays editable until Enter, or until the next one is drawn</source>
        <translation>Enter を押すか次を描くまで編集できる長方形を描きます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Ellipse</source>
        <translation>楕円</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw an ellipse that stays editable until Enter, or until the next one is drawn</source>
        <translation>Enter を押すか次を描くまで編集できる楕円を描きます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Lasso</source>
        <translation>投げ縄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw around a region by hand; Alt makes straight pieces</source>
        <translation>領域を手描きで囲みます。Alt で直線になります</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Wand</source>
        <translation>自動選択</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click a region of one colour; drag for more colours; Ctrl: all in view; Alt: remove</source>
        <translation>クリックで同じ色の領域。ドラッグで色の範囲を拡大。Ctrl: 表示全体。Alt: 除去</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Regions</source>
        <translation>領域</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag a rectangle; click, or its key again: all in view. Bright or dark pixels, until Enter</source>
        <translation>矩形をドラッグ。クリックか同じキーをもう一度で表示範囲すべて。明るい、または暗い画素。Enter で確定</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Motion</source>
        <translation>動き</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag a rectangle; click, or its key again: all in view. What changed since the last frame</source>
        <translation>矩形をドラッグ。クリックか同じキーをもう一度で表示範囲すべて。前のフレームからの変化</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Region growing</source>
        <translation>領域拡張</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Draw over what is typical of a region; it grows as far as its colours; drag for more or less</source>
        <translation>領域の典型的な部分をなぞると、その色の範囲まで広がります。ドラッグで増減します</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Superpixels</source>
        <translation>スーパーピクセル</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Stroke over patches of like colour to take them whole; Alt: remove</source>
        <translation>似た色の小領域をなぞってまとめて塗ります。Alt: 除去</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Split or join</source>
        <translation>分割・結合</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag from half to half of an object to split it, from object to object to join, across to cut</source>
        <translation>オブジェクトの半分から半分へドラッグで分割、オブジェクト間で結合、横切ると切断</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Object box</source>
        <translation>オブジェクト枠</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Drag a box around one object to cut it out; clicks correct it until Enter</source>
        <translation>1 つのオブジェクトを枠で囲んで切り抜きます。Enter までクリックで修正できます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click</source>
        <translation>クリック</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>One click finds one object; further clicks correct it until Enter</source>
        <translation>1 クリックで 1 つのオブジェクトを見つけます。Enter までクリックで修正できます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Trace a line</source>
        <translation>線のトレース</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Trace cracks, vessels and neurites from click to click, in the width that they have</source>
        <translation>ひび、血管、神経突起をクリックからクリックまで実際の幅でたどります</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Lines</source>
        <translation>線</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Live-wire</source>
        <translation>ライブワイヤー</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click around an object; the outline snaps to its edge, and its corners stay editable</source>
        <translation>オブジェクトの周囲をクリックします。輪郭がエッジに吸着し、頂点は後で編集できます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Push an edge</source>
        <translation>エッジを押す</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Press in a class and drag: its edge goes with the hand</source>
        <translation>クラスの中を押してドラッグすると、そのエッジが一緒に動きます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Pick class</source>
        <translation>クラスを拾う</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Click: draw with the class under the pointer</source>
        <translation>クリック: ポインター下のクラスで描画します</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Measure</source>
        <translation>計測</translation>
    </message>
    <message>
        <location filename="../../gui/tools/__init__.py"/>
        <source>Length of a line, angle between two, and area inside a closed one</source>
        <translation>線の長さ、2 本の線の角度、閉じた線の内側の面積</translation>
    </message>
    <message>
        <location filename="../../gui/tools/box.py"/>
        <source>Shift: equal sides. Alt or Ctrl: from the middle. Esc: drop</source>
        <translation>Shift: 等辺。Alt または Ctrl: 中心から。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/box.py"/>
        <source>Drag a side, a corner or the inside. Enter, or a press elsewhere: apply. Esc: drop</source>
        <translation>辺、頂点、内側をドラッグ。Enter または外側を押す: 適用。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>Light touch</source>
        <translation>軽い筆圧</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>Width under the lightest touch of a pen with pressure; a mouse always has the full width</source>
        <translation>筆圧対応ペンの最も軽い筆圧での幅。マウスでは常に最大の幅です</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>a light touch draws a thin line</source>
        <translation>軽い筆圧で細い線になる</translation>
    </message>
    <message>
        <location filename="../../gui/tools/brush.py"/>
        <source>pressure changes nothing</source>
        <translation>筆圧で変化しない</translation>
    </message>
    <message>
        <location filename="../../gui/tools/ellipse.py"/>
        <source>Drag: ellipse (Shift: equal sides; Alt, Ctrl: from the middle)</source>
        <translation>ドラッグ: 楕円（Shift: 等辺、Alt、Ctrl: 中心から）</translation>
    </message>
    <message>
        <location filename="../../gui/tools/ellipse.py"/>
        <source>The ellipse that you drew before is out of view.</source>
        <translation>先に描いた楕円は表示範囲の外にあります。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/image_tool.py"/>
        <source>Nothing is labelled here</source>
        <translation>ここにはラベルがありません</translation>
    </message>
    <message>
        <location filename="../../gui/tools/lasso.py"/>
        <source>Release: close and paint. Alt: a straight piece. Esc: drop</source>
        <translation>離す: 閉じて塗る。Alt: 直線。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/lasso.py"/>
        <source>Alt+click: a straight piece. Click, Enter: close and paint. Backspace: back. Esc: drop</source>
        <translation>Alt+クリック: 直線。クリック、Enter: 閉じて塗る。Backspace: 戻る。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/lasso.py"/>
        <source>Drag around a region; the release paints it. Alt: straight pieces, click by click</source>
        <translation>領域を囲むようにドラッグし、離すと塗ります。Alt: クリックごとに直線</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>Drag, or click from point to point: length, then angles. Click the first point: area</source>
        <translation>ドラッグまたは点から点へクリック: 長さ、続けて角度。最初の点をクリック: 面積</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>Click: measure anew. Esc: done</source>
        <translation>クリック: 新しく計測。Esc: 終了</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>Click: next point. First point: close, area. Backspace: back. Esc: done</source>
        <translation>クリック: 次の点。最初の点: 閉じて面積。Backspace: 戻る。Esc: 終了</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/measure.py"/>
        <source>{area}, around it {length}</source>
        <translation>{area}、周囲長 {length}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/objects/nudge.py"/>
        <source>Nothing is labelled here: press in a class</source>
        <translation>ここにはラベルがありません。クラスの中を押してください</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/following.py"/>
        <source>Too far from the last click for a path: click nearer</source>
        <translation>直前のクリックから遠すぎて経路を求められません。もっと近くをクリックしてください</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/livewire.py"/>
        <source>Click on the edge of an object, then around it: the line snaps to the edge</source>
        <translation>オブジェクトのエッジをクリックし、周囲をたどってクリック: 線がエッジに吸着します</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/livewire.py"/>
        <source>Click: next point (Alt: straight). Enter, first point: close. Backspace: back</source>
        <translation>クリック: 次の点（Alt: 直線）。Enter、最初の点: 閉じる。Backspace: 戻る</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/livewire.py"/>
        <source>Finding the edge…</source>
        <translation>エッジを検出中…</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Widest line</source>
        <translation>最大の線幅</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Up to which width lines are followed</source>
        <translation>どの幅までの線をたどるか</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>only thin lines</source>
        <translation>細い線のみ</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>wide ones as well</source>
        <translation>太い線も</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Fixed width</source>
        <translation>固定幅</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Width in which the line is drawn, instead of the one that is measured at each point</source>
        <translation>各点で測った幅の代わりに線を描く幅</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>as it is measured</source>
        <translation>測った幅</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>as wide as the number says</source>
        <translation>数値の幅</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>measured</source>
        <translation>計測値</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Wider</source>
        <translation>幅の加算</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>How much is added to the width that is measured</source>
        <translation>測った幅に加える量</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>thinner than measured</source>
        <translation>計測値より細く</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>wider than measured</source>
        <translation>計測値より太く</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>No line was found there. Click on the middle of one</source>
        <translation>線が見つかりませんでした。線の中央をクリックしてください</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click further along the line. Esc: drop</source>
        <translation>線に沿って先をクリック。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click further along the line. X: bright lines. Esc: drop</source>
        <translation>線に沿って先をクリック。X: 明るい線。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click further along the line. X: dark lines. Esc: drop</source>
        <translation>線に沿って先をクリック。X: 暗い線。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click: further (Alt: straight). Enter, double click: apply. Backspace: back</source>
        <translation>クリック: 先へ（Alt: 直線）。Enter、ダブルクリック: 適用。Backspace: 戻る</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click: further (Alt: straight). X: bright lines. Enter, double click: apply. Backspace: back</source>
        <translation>クリック: 先へ（Alt: 直線）。X: 明るい線。Enter、ダブルクリック: 適用。Backspace: 戻る</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click: further (Alt: straight). X: dark lines. Enter, double click: apply. Backspace: back</source>
        <translation>クリック: 先へ（Alt: 直線）。X: 暗い線。Enter、ダブルクリック: 適用。Backspace: 戻る</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Click on a line, then further along it: it is traced in its width. Shift+click: the whole line</source>
        <translation>線をクリックし、続けて先をクリック: 実際の幅でたどります。Shift+クリック: 線全体</translation>
    </message>
    <message>
        <location filename="../../gui/tools/paths/ridge.py"/>
        <source>Finding the line…</source>
        <translation>線を検出中…</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>The region is being looked for. Click: first corner of another polygon instead</source>
        <translation>領域を探しています。クリック: 代わりに別の多角形の最初の頂点</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Click: first corner. Ctrl+click: take a region of the mask as a polygon</source>
        <translation>クリック: 最初の頂点。Ctrl+クリック: マスクの領域を多角形にする</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Click: next corner (Shift: steps of 45°). Double click, Enter: close. Backspace: back</source>
        <translation>クリック: 次の頂点（Shift: 45° 刻み）。ダブルクリック、Enter: 閉じる。Backspace: 戻る</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Drag a corner, an edge or the inside. Alt+click: take a corner out. Enter: apply. Esc: drop</source>
        <translation>頂点、辺、内側をドラッグ。Alt+クリック: 頂点を削除。Enter: 適用。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/polygon.py"/>
        <source>Polygon of a region</source>
        <translation>領域の多角形</translation>
    </message>
    <message>
        <location filename="../../gui/tools/rectangle.py"/>
        <source>Drag: rectangle (Shift: equal sides; Alt, Ctrl: from the middle)</source>
        <translation>ドラッグ: 長方形（Shift: 等辺、Alt、Ctrl: 中心から）</translation>
    </message>
    <message>
        <location filename="../../gui/tools/rectangle.py"/>
        <source>The rectangle that you drew before is out of view.</source>
        <translation>先に描いた長方形は表示範囲の外にあります。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/click.py"/>
        <source>Click or stroke: the object under it, as a draft until Enter</source>
        <translation>クリックまたはストローク: その下のオブジェクトを Enter まで下書きとして表示</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/drafted.py"/>
        <source>Nothing was found there.</source>
        <translation>何も見つかりませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Colour range</source>
        <translation>色の範囲</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Up to how many times the spread of the colours under your stroke another colour still belongs</source>
        <translation>ストローク下の色のばらつきの何倍までを同じ領域とみなすか</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>only the colours of the stroke</source>
        <translation>ストロークの色のみ</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>many more colours</source>
        <translation>より多くの色</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>colour range {value}</source>
        <translation>色の範囲 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Draw over what is typical of the region. Alt: remove. Right button: {background}</source>
        <translation>領域の典型的な部分をなぞる。Alt: 除去。右ボタン: {background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/growing.py"/>
        <source>Drag right: more. Shift+drag: add to the seed. Enter: apply. Backspace: back. Esc: drop</source>
        <translation>右へドラッグ: 広げる。Shift+ドラッグ: シードに追加。Enter: 適用。Backspace: 戻る。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/hinted.py"/>
        <source>cutting…</source>
        <translation>カット中…</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/hinted.py"/>
        <source>Click: belongs to it. Right or Alt+click: does not. Enter: apply. Shift: apply, begin the next. Esc: drop</source>
        <translation>クリック: 含める。右クリック、Alt+クリック: 含めない。Enter: 適用。Shift: 適用して次を開始。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>Drag inside: level. O: Otsu. A: adaptive. Its key again: the other of both. X: unchanged or changed. Enter: apply. Esc: drop</source>
        <translation>内側をドラッグ: レベル。O: 大津。A: 適応的。同じキーをもう一度: もう一方。X: 変化なし/あり。Enter: 適用。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>changed, {offset} beyond the surroundings</source>
        <translation>変化あり、周囲との差 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>unchanged, {offset} beyond the surroundings</source>
        <translation>変化なし、周囲との差 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>changed, level {level}</source>
        <translation>変化あり、レベル {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>unchanged, level {level}</source>
        <translation>変化なし、レベル {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>changed, Otsu {level}</source>
        <translation>変化あり、大津 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>unchanged, Otsu {level}</source>
        <translation>変化なし、大津 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>Nothing changed there.</source>
        <translation>そこに変化はありませんでした。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/motion.py"/>
        <source>The frame before this one is of another size.</source>
        <translation>前のフレームはサイズが異なります。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/object_box.py"/>
        <source>Drag a box around one object; it is cut out as a draft until Enter</source>
        <translation>1 つのオブジェクトを枠で囲むようにドラッグ。Enter まで下書きとして切り抜かれます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/splitting.py"/>
        <source>Nothing to split or join there.</source>
        <translation>分割または結合するものがありません。</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/splitting.py"/>
        <source>Click: a seed in another part. Enter: split. Backspace: back. Esc: drop</source>
        <translation>クリック: 別の部分のシード。Enter: 分割。Backspace: 戻る。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/splitting.py"/>
        <source>Drag half to half: split. Object to object: join. Across: cut (Shift: straight; right button: unlabelled). Clicks: seeds, then Enter</source>
        <translation>半分から半分へドラッグ: 分割。オブジェクト間: 結合。横切る: 切断（Shift: 直線、右ボタン: 未ラベル）。クリック: シード、続けて Enter</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Patch size</source>
        <translation>小領域のサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Side of the patches that a stroke takes whole</source>
        <translation>ストロークでまとめて塗る小領域の一辺</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>small patches, which follow fine edges</source>
        <translation>細かいエッジに沿う小さな領域</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>large patches, which are quicker to paint</source>
        <translation>速く塗れる大きな領域</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Painted when the superpixels are there. Enter: paint. Esc: drop</source>
        <translation>スーパーピクセルができると塗られます。Enter: 塗る。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Superpixels of the view are being made; a stroke waits for them</source>
        <translation>表示範囲のスーパーピクセルを計算中です。ストロークは完了を待ちます</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/superpixels.py"/>
        <source>Stroke over superpixels to take them whole. Alt: remove. Right button: {background}</source>
        <translation>スーパーピクセルをなぞってまとめて塗る。Alt: 除去。右ボタン: {background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Surroundings</source>
        <translation>周囲</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Side of the square that the adaptive threshold compares each pixel with; larger than the objects</source>
        <translation>適応的しきい値で各ピクセルと比較する正方形の一辺。オブジェクトより大きくします</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>follows shadows closely</source>
        <translation>影に細かく追従する</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>as one level for all</source>
        <translation>全体で 1 つのレベルのように</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Brightness that parts objects from the rest, 0 black to 255 white; Otsu's level until it is moved</source>
        <translation>オブジェクトをほかと分ける明るさ（0 は黒、255 は白）。動かすまでは大津の値</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>nearly all is bright</source>
        <translation>ほぼすべてが明るい</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>nearly all is dark</source>
        <translation>ほぼすべてが暗い</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Drag inside: level. O: Otsu. A: adaptive. Its key again: the other of both. X: dark or bright. Enter: apply. Esc: drop</source>
        <translation>内側をドラッグ: レベル。O: 大津。A: 適応的。同じキーをもう一度: もう一方。X: 暗い/明るい。Enter: 適用。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>bright, {offset} beyond the surroundings</source>
        <translation>明るい、周囲との差 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>dark, {offset} beyond the surroundings</source>
        <translation>暗い、周囲との差 {offset}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>bright, level {level}</source>
        <translation>明るい、レベル {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>dark, level {level}</source>
        <translation>暗い、レベル {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>bright, Otsu {level}</source>
        <translation>明るい、大津 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>dark, Otsu {level}</source>
        <translation>暗い、大津 {level}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/threshold.py"/>
        <source>Drag a rectangle. A click, or its key again: the whole view. Right button: {background}</source>
        <translation>矩形をドラッグ。クリックか同じキーをもう一度で表示全体。右ボタン: {background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Tolerance</source>
        <translation>許容値</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>How different a colour may be that still belongs; 100 % is the difference of black and white</source>
        <translation>どれだけ異なる色までを含めるか。100 % は黒と白の差</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>only the colour under the click</source>
        <translation>クリックした色のみ</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>nearly every colour</source>
        <translation>ほぼすべての色</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>tolerance {value}</source>
        <translation>許容値 {value}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>enclosed gap</source>
        <translation>囲まれた隙間</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Enter: paint. Esc: drop</source>
        <translation>Enter: 塗る。Esc: 破棄</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Drag right or up: more colours. Release: paint. Esc: back</source>
        <translation>右または上へドラッグ: 色を増やす。離す: 塗る。Esc: 戻る</translation>
    </message>
    <message>
        <location filename="../../gui/tools/regions/wand.py"/>
        <source>Click or drag: region of one colour. Ctrl: all in view. Alt: remove. Right button: {background}</source>
        <translation>クリックまたはドラッグ: 同じ色の領域。Ctrl: 表示全体。Alt: 除去。右ボタン: {background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/stroke.py"/>
        <source>Draw: remove labels and scribbles. Shift+click: a straight line</source>
        <translation>描く: ラベルとスクリブルを消す。Shift+クリック: 直線</translation>
    </message>
    <message>
        <location filename="../../gui/tools/stroke.py"/>
        <source>Shift+click: straight line. Alt+click: pick the class. Right button: {background}</source>
        <translation>Shift+クリック: 直線。Alt+クリック: クラスを拾う。右ボタン: {background}</translation>
    </message>
    <message>
        <location filename="../../gui/tools/zoom.py"/>
        <source>Drag around what you want to see. A click shows the object under the pointer, or zooms in.</source>
        <translation>見たい範囲を囲むようにドラッグ。クリックするとポインター下のオブジェクトを表示、または拡大します。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>TOUR: STEP {number} OF {count}</source>
        <translation>ツアー: ステップ {number} / {count}</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>END OF THE TOUR</source>
        <translation>ツアーの終わり</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Leave (Esc)</source>
        <translation>終了 (Esc)</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>End the tour; Help &gt; Tour in four steps begins it again</source>
        <translation>ツアーを終了します。「ヘルプ」&gt;「4 ステップのツアー」でもう一度始められます</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Open my images…</source>
        <translation>自分の画像を開く…</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Next step (Alt+N)</source>
        <translation>次へ (Alt+N)</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Go on without doing this one</source>
        <translation>この操作をせずに先へ進みます</translation>
    </message>
    <message>
        <location filename="../../gui/tour/card.py"/>
        <source>Close the demo and begin with a folder of your own (Alt+O)</source>
        <translation>デモを閉じ、自分のフォルダーで始めます (Alt+O)</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>Choose an image in the list on the left first.</source>
        <translation>先に左のリストで画像を選択してください。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>One class has its line. Now one for the other class: a cut needs two.</source>
        <translation>1 つのクラスに線を引きました。次はもう 1 つのクラスに線を引きます。カットには 2 つ必要です。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>Learning is not switched on: press Learn now, on the right.</source>
        <translation>学習がオンになっていません。右の「今すぐ学習」を押してください。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>The first model takes some seconds.</source>
        <translation>最初のモデルには数秒かかります。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>The model is there. Now open an image without a tick.</source>
        <translation>モデルができました。チェックの付いていない画像を開いてください。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/steps.py"/>
        <source>The model is at work on this image.</source>
        <translation>モデルがこの画像を処理しています。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Scribble on two classes</source>
        <translation>2 つのクラスをスクリブル</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Look at the cut, and correct it</source>
        <translation>カットを確認して修正</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Inkling has cut the image along its edges; the dashed line is a proposal. Where it is wrong, draw one more line there, with the class that it should be. Is all of it right? Then go to the next step.</source>
        <translation>Inkling が画像をエッジに沿ってカットしました。破線は提案です。誤っている箇所には、正しいクラスで線をもう 1 本引いてください。すべて正しければ、次のステップへ進みます。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Accept the image</source>
        <translation>画像を承認</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Once the whole image is right, press Accept ({keys}). You may draw more lines before. A network learns from accepted images, and from no others.</source>
        <translation>画像全体が正しくなったら「承認」（{keys}）を押します。その前に線を追加してもかまいません。ネットワークは承認された画像だけから学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Open the next image</source>
        <translation>次の画像を開く</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>A model learns from what you accepted, beside your work. Click an image in this list without a tick, or press {keys}: what the model predicts is hatched.</source>
        <translation>作業と並行して、承認した画像からモデルが学習します。このリストでチェックの付いていない画像をクリックするか、{keys} を押してください。モデルの予測は斜線で表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>That was all of it</source>
        <translation>ツアーは以上です</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Is a prediction right? Accept it. Is a piece wrong? Draw over it: only its surroundings change. Each image that you accept makes the next prediction better. Every action and its key: {keys}.</source>
        <translation>予測が正しければ承認します。誤った部分があれば上から描くと、その周囲だけが変わります。画像を承認するたびに次の予測が良くなります。すべての操作とキー: {keys}。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Choose '{thing}' (key {key}) in this list and draw a line across it in the image. Then, with the right mouse button, draw a line across what is not '{thing}': the right button always draws the first class, '{ground}'.</source>
        <translation>このリストで「{thing}」（キー {key}）を選び、画像でその上に線を引きます。次にマウスの右ボタンで、「{thing}」ではない部分に線を引きます。右ボタンは常に最初のクラス「{ground}」で描画します。</translation>
    </message>
    <message>
        <location filename="../../gui/tour/tour.py"/>
        <source>Choose '{thing}' in this list and draw a line across it in the image. Then, with the right mouse button, draw a line across what is not '{thing}': the right button always draws the first class, '{ground}'.</source>
        <translation>このリストで「{thing}」を選び、画像でその上に線を引きます。次にマウスの右ボタンで、「{thing}」ではない部分に線を引きます。右ボタンは常に最初のクラス「{ground}」で描画します。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>List marked images</source>
        <translation>印を付けた画像を一覧表示</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: filled</source>
        <translation>マスク: 塗り</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: outlines</source>
        <translation>マスク: 輪郭</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: both</source>
        <translation>マスク: 両方</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Masks: off</source>
        <translation>マスク: なし</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Review wall</source>
        <translation>レビューウォール</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predict in the background</source>
        <translation>バックグラウンドで予測</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predicting: {done:,} of {total:,}</source>
        <translation>予測中: {done:,} / {total:,}</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Tile {number}: there is none in sight.</source>
        <translation>タイル {number} は表示されていません。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Tile {number}: X marks it, W says its warning is read, Enter opens it.</source>
        <translation>タイル {number}: X で印を付け、W で警告を確認済みにし、Enter で開きます。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The masks are hidden while Q is held, so nothing is accepted. Let go of it.</source>
        <translation>Q を押している間はマスクが隠れるため、何も承認されません。キーを離してください。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The masks are not drawn, so nothing is accepted. O draws them.</source>
        <translation>マスクが描画されていないため、何も承認されません。O で描画します。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>There is no model yet. Accept an image and start learning, or load a model.</source>
        <translation>モデルはまだありません。画像を承認して学習を始めるか、モデルを読み込んでください。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>{count:,} to judge</source>
        <translation>判定待ち {count:,}</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>{count:,} marked</source>
        <translation>印付き {count:,}</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>{count:,} accepted</source>
        <translation>承認済み {count:,}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../gui/wall/dialog.py"/>
        <source>List {count:,} marked images</source>
        <extracomment>List {count:,} marked image</extracomment>
        <translation>
            <numerusform>印を付けた画像 {count:,} 枚を一覧表示</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Looking for predictions…</source>
        <translation>予測を探しています…</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The list was stopped. R lists the images anew.</source>
        <translation>一覧の作成を停止しました。R で作り直します。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>There is no model yet. Accept a few images, and one learns from them.</source>
        <translation>モデルはまだありません。画像を数枚承認すると、それをもとに学習します。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The first predictions are being made. They appear here by themselves.</source>
        <translation>最初の予測を作成中です。できあがると自動的に表示されます。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>No image that is to be judged has a prediction. Predict in the background (B) makes them, or all images are accepted already.</source>
        <translation>判定待ちの画像に予測がありません。「バックグラウンドで予測」（B）で作成してください。すべての画像が承認済みの場合もあります。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Order of the wall</source>
        <translation>ウォールの順番</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Class that the wall is ordered by</source>
        <translation>ウォールの並べ替えに使うクラス</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Which images come first (S)</source>
        <translation>先に表示する画像（S）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>The class of which images with many pixels come first (C: the next one)</source>
        <translation>このクラスのピクセルが多い画像から表示（C: 次のクラス）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Size of the tiles; Ctrl and the wheel, + and − as well</source>
        <translation>タイルのサイズ。Ctrl とホイール、+ と − でも変えられます</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>many small</source>
        <translation>小さく多数</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>few large</source>
        <translation>大きく少数</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Size of the tiles</source>
        <translation>タイルのサイズ</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>How masks are drawn (O)</source>
        <translation>マスクの表示方法（O）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predict the images that are to be judged, one at a time (B)</source>
        <translation>判定待ちの画像を 1 枚ずつ予測します（B）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Stop; what is done until then stays (Ctrl+.)</source>
        <translation>停止します。それまでの結果は残ります（Ctrl+.）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Predict the images one at a time (B)</source>
        <translation>画像を 1 枚ずつ予測します（B）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept page</source>
        <translation>ページを承認</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept what is in sight and not marked (Y, Ctrl+Enter)</source>
        <translation>印のない表示中の画像を承認します（Y、Ctrl+Enter）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept with warnings</source>
        <translation>警告付きも承認</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Accept what is in sight and not marked, those with a warning as well (Shift+W)</source>
        <translation>印のない表示中の画像を、警告付きも含めて承認します（Shift+W）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Take the last page back (Ctrl+Z)</source>
        <translation>直前のページを取り消します（Ctrl+Z）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Close the wall and list them in the window (M)</source>
        <translation>ウォールを閉じ、メインウィンドウで一覧表示します（M）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/dialog.py"/>
        <source>Back to the window (Esc)</source>
        <translation>メインウィンドウに戻ります（Esc）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/grid.py"/>
        <source>Predicted images</source>
        <translation>予測済みの画像</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Space: this one is wrong, for later · Enter: open it · Y: accept the page · arrows: move</source>
        <translation>Space: これは誤り、後で対応 · Enter: 開く · Y: ページを承認 · 矢印キー: 移動</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>W: I have read its warning · Space: it is wrong, for later · Enter: open it · Y: accept the page without it</source>
        <translation>W: 警告を確認した · Space: 誤り、後で対応 · Enter: 開く · Y: これを除いてページを承認</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Its warning is read. Y: accept the page with it · W: not read after all · Space: it is wrong, for later</source>
        <translation>警告を確認済みです。Y: これを含めてページを承認 · W: 未確認に戻す · Space: 誤り、後で対応</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>It cannot be accepted here. Enter: open it · Space: for later · Y: accept the page without it</source>
        <translation>ここでは承認できません。Enter: 開く · Space: 後で対応 · Y: これを除いてページを承認</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Marked for later. Space: it is right after all · Enter: open it · M: list all that are marked</source>
        <translation>後で対応の印が付いています。Space: 正しいので印を外す · Enter: 開く · M: 印の付いたものをすべて一覧</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Images of the review wall are being accepted.</source>
        <translation>レビューウォールの画像を承認しています。</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Accepted. Ctrl+Z: take the page back · arrows: move on</source>
        <translation>承認済みです。Ctrl+Z: ページを取り消す · 矢印キー: 次へ</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Decided in the window since. Enter: open it · arrows: move on · R: list anew</source>
        <translation>その後ウィンドウで判断済みです。Enter: 開く · 矢印キー: 次へ · R: 一覧を更新</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Arrows, Page Up and Down: move · number: choose its tile · Space, X or click: wrong, for later · Y: accept what is in sight · W: warning read · Shift+W: accept those with a warning as well · Enter, double click: open · M: list those marked · S: order, C: class · O: masks, hold Q: none · + −: size · B: predict · R: list anew · Ctrl+Z: page back · Esc: close</source>
        <translation>矢印キー、Page Up、Page Down: 移動 · 数字: タイルを選択 · Space、X、クリック: 誤り、後で対応 · Y: 表示中を承認 · W: 警告を確認済みにする · Shift+W: 警告付きも承認 · Enter、ダブルクリック: 開く · M: 印の付いたものを一覧 · S: 順番、C: クラス · O: マスク、Q 長押し: なし · + −: サイズ · B: 予測 · R: 一覧を更新 · Ctrl+Z: ページを戻す · Esc: 閉じる</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>All keys</source>
        <translation>すべてのキー</translation>
    </message>
    <message>
        <location filename="../../gui/wall/key_line.py"/>
        <source>Show or hide what every key does here (F1)</source>
        <translation>ここでの各キーの働きを表示または非表示にします（F1）</translation>
    </message>
    <message>
        <location filename="../../gui/wall/legend.py"/>
        <source>Classes: {names}</source>
        <translation>クラス: {names}</translation>
    </message>
    <message>
        <location filename="../../gui/wall/tile_painter.py"/>
        <source>{scale:.0f} × smaller</source>
        <translation>1/{scale:.0f} に縮小</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>to be judged</source>
        <translation>判定待ち</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>marked for later</source>
        <translation>後で対応</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>warning read</source>
        <translation>警告確認済み</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>being accepted</source>
        <translation>承認中</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>accepted</source>
        <translation>承認済み</translation>
    </message>
    <message>
        <location filename="../../gui/wall/wall_model.py"/>
        <source>no longer to be judged</source>
        <translation>判定不要</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Open {name}</source>
        <translation>{name} を開く</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>{name} is not at its place</source>
        <translation>{name} は元の場所にありません</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Locate…</source>
        <translation>場所を指定…</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Locate {name}</source>
        <translation>{name} の場所を指定</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Not there now: {path}</source>
        <translation>元の場所にありません: {path}</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Opening {name}…</source>
        <translation>{name} を開いています…</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>RECENT PROJECTS</source>
        <translation>最近のプロジェクト</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Clear list</source>
        <translation>一覧をクリア</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Empty this list; the projects stay where they are</source>
        <translation>この一覧を空にします。プロジェクトは元の場所に残ります</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Everything is saved as you work. [[shortcuts]] shows every key.</source>
        <translation>作業内容は常に保存されます。すべてのキーは [[shortcuts]] で確認できます。</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Drop a folder of images here</source>
        <translation>ここに画像フォルダーをドロップ</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>PNG, JPEG, TIFF (16-bit too), BMP, WebP and more stay where they are.</source>
        <translation>PNG、JPEG、TIFF（16 ビットも可）、BMP、WebP などを元の場所のまま使います。</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Open a folder of images…</source>
        <translation>画像フォルダーを開く…</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>New here?</source>
        <translation>初めてですか？</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Four steps on sample images show how it goes: three minutes, and you can leave at any time.</source>
        <translation>サンプル画像を使った 4 つのステップで使い方がわかります。約 3 分で、いつでも終了できます。</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Take the tour</source>
        <translation>ツアーを始める</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Not now</source>
        <translation>後で</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Do not offer it again; Help &gt; Tour in four steps begins it at any time</source>
        <translation>今後は表示しません。「ヘルプ」&gt;「4 ステップのツアー」でいつでも始められます</translation>
    </message>
    <message>
        <location filename="../../gui/welcome.py"/>
        <source>Try the demo</source>
        <translation>デモを試す</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>last point that is not applied</source>
        <translation>未適用の最後の点</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Undo: {step}</source>
        <translation>元に戻す: {step}</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Redo: {step}</source>
        <translation>やり直す: {step}</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Something could not be saved, so the window stays open.</source>
        <translation>保存できなかったものがあるため、ウィンドウは開いたままです。</translation>
    </message>
    <message>
        <location filename="../../gui/window.py"/>
        <source>Close it again to leave anyway.</source>
        <translation>それでも閉じる場合は、もう一度閉じてください。</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>This project is open read-only: you can look, not change.</source>
        <translation>このプロジェクトは読み取り専用で開かれています。閲覧はできますが、変更はできません。</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>The tools in place of the list, as the window is narrow</source>
        <translation>ウィンドウが狭いため、リストの代わりにツールを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>List of images</source>
        <translation>画像リスト</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>The list in place of the tools, as the window is narrow</source>
        <translation>ウィンドウが狭いため、ツールの代わりにリストを表示します</translation>
    </message>
    <message>
        <location filename="../../gui/workspace.py"/>
        <source>The tools in place of the history, as the window is narrow</source>
        <translation>ウィンドウが狭いため、履歴の代わりにツールを表示します</translation>
    </message>
    <message>
        <location filename="../../engine/audit/audit.py"/>
        <source>images</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../engine/audit/audit.py"/>
        <source>Its mask has {0} x {1} pixels, the picture {2} x {3}.</source>
        <translation>マスクは {0} x {1} ピクセル、画像は {2} x {3} ピクセルです。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model is sure of '{1}': 1 pixel.</source>
        <translation>マスクは「{0}」ですが、モデルは「{1}」と確信しています（1 ピクセル）。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model is sure of '{1}': {2} pixels.</source>
        <translation>マスクは「{0}」ですが、モデルは「{1}」と確信しています（{2} ピクセル）。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model says '{1}': 1 pixel.</source>
        <translation>マスクは「{0}」ですが、モデルは「{1}」と予測しています（1 ピクセル）。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/disagreement.py"/>
        <source>The mask has '{0}' where the model says '{1}': {2} pixels.</source>
        <translation>マスクは「{0}」ですが、モデルは「{1}」と予測しています（{2} ピクセル）。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/images.py"/>
        <source>Answer it first.</source>
        <translation>先に回答してください。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/images.py"/>
        <source>The files are no masks, so they were looked at as pictures without masks.</source>
        <translation>ファイルはマスクではないため、マスクのない画像として調べました。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>No mask holds '{0}'.</source>
        <translation>「{0}」を含むマスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>All classes but '{0}' cover 1 pixel of this image.</source>
        <translation>この画像では「{0}」以外のクラスが全部で 1 ピクセルしかありません。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>All classes but '{0}' cover {1} pixels of this image.</source>
        <translation>この画像では「{0}」以外のクラスが全部で {1} ピクセルしかありません。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 island of '{0}' with fewer than {1} pixels.</source>
        <translation>「{0}」に {1} ピクセル未満の孤立領域が 1 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} islands of '{1}' with fewer than {2} pixels.</source>
        <translation>「{1}」に {2} ピクセル未満の孤立領域が {0} 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 hole in '{0}' with fewer than {1} pixels.</source>
        <translation>「{0}」に {1} ピクセル未満の穴が 1 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} holes in '{1}' with fewer than {2} pixels.</source>
        <translation>「{1}」に {2} ピクセル未満の穴が {0} 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 unlabelled hole in '{0}' with fewer than {1} pixels.</source>
        <translation>「{0}」に {1} ピクセル未満の未ラベルの穴が 1 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} unlabelled holes in '{1}' with fewer than {2} pixels.</source>
        <translation>「{1}」に {2} ピクセル未満の未ラベルの穴が {0} 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>{0} thin bridges join large parts of '{1}'.</source>
        <translation>「{1}」の大きな部分どうしを結ぶ細いつながりが {0} 本あります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/mask_findings.py"/>
        <source>1 thin bridge joins two large parts of '{0}'.</source>
        <translation>1 か所の細いつながりが「{0}」の大きな部分 2 つをつないでいます。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>1 image has {0} x {1} pixels, where {2} have {3} x {4}.</source>
        <translation>1 枚の画像は {0} x {1} ピクセルですが、{2} 枚は {3} x {4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>{0} images have {1} x {2} pixels, where {3} have {4} x {5}.</source>
        <translation>{0} 枚の画像は {1} x {2} ピクセルですが、{3} 枚は {4} x {5} です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} sizes; the commonest is {1} x {2}, of 1 image.</source>
        <translation>画像には {0} 種類のサイズがあります。最も多いのは {1} x {2} で、1 枚です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} sizes; the commonest is {1} x {2}, of {3} images.</source>
        <translation>画像には {0} 種類のサイズがあります。最も多いのは {1} x {2} で、{3} 枚です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>1 image has bit depth {0} and channel count {1}, where {2} have {3} and {4}.</source>
        <translation>1 枚の画像はビット深度 {0}、チャンネル数 {1} ですが、{2} 枚は {3} と {4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>{0} images have bit depth {1} and channel count {2}, where {3} have {4} and {5}.</source>
        <translation>{0} 枚の画像はビット深度 {1}、チャンネル数 {2} ですが、{3} 枚は {4} と {5} です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} kinds of pixels; the commonest is bit depth {1} and channel count {2}, of 1 image.</source>
        <translation>画像には {0} 種類のピクセル形式があります。最も多いのはビット深度 {1}、チャンネル数 {2} で、1 枚です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>Images have {0} kinds of pixels; the commonest is bit depth {1} and channel count {2}, of {3} images.</source>
        <translation>画像には {0} 種類のピクセル形式があります。最も多いのはビット深度 {1}、チャンネル数 {2} で、{3} 枚です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' and '{1}' show nearly the same picture.</source>
        <translation>「{0}」と「{1}」はほぼ同じ画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}', '{1}' and 1 other image show nearly the same picture.</source>
        <translation>「{0}」、「{1}」と他 1 枚はほぼ同じ画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}', '{1}' and {2} other images show nearly the same picture.</source>
        <translation>「{0}」、「{1}」と他 {2} 枚はほぼ同じ画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' in {1} and '{2}' in {3} show nearly the same picture, on two sides of the split.</source>
        <translation>{1} の「{0}」と {3} の「{2}」はほぼ同じ画像で、分割の両側にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' in {1}, '{2}' in {3} and 1 other image show nearly the same picture, on two sides of the split.</source>
        <translation>{1} の「{0}」、{3} の「{2}」と他 1 枚はほぼ同じ画像で、分割の両側にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/picture_findings.py"/>
        <source>'{0}' in {1}, '{2}' in {3} and {4} other images show nearly the same picture, on two sides of the split.</source>
        <translation>{1} の「{0}」、{3} の「{2}」と他 {4} 枚はほぼ同じ画像で、分割の両側にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/audit/repair.py"/>
        <source>Audit: remove islands</source>
        <translation>監査: 孤立領域を除去</translation>
    </message>
    <message>
        <location filename="../../engine/audit/repair.py"/>
        <source>Audit: fill holes</source>
        <translation>監査: 穴を埋める</translation>
    </message>
    <message>
        <location filename="../../engine/audit/repair.py"/>
        <source>Mending findings</source>
        <translation>問題の修正</translation>
    </message>
    <message>
        <location filename="../../engine/backup/before.py"/>
        <source>The folder {0} for safety copies is not there.</source>
        <translation>バックアップのフォルダー {0} がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/before.py"/>
        <source>Connect its disk, or choose another one: File &gt; Restore a safety copy.</source>
        <translation>ディスクを接続するか、別のフォルダーを選択してください:「ファイル」&gt;「バックアップを復元」。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/before.py"/>
        <source>Nothing was changed, because no safety copy could be made first: {0}</source>
        <translation>先にバックアップを作成できなかったため、何も変更されませんでした: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>The project file of {0} is damaged ({1}), so no safety copy was made of it.</source>
        <translation>{0} のプロジェクトファイルが破損している（{1}）ため、バックアップを作成しませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Help &gt; Check this project says what can be done.</source>
        <translation>可能な対処は「ヘルプ」&gt;「プロジェクトを検査」で確認できます。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>There is something at {0} already.</source>
        <translation>{0} にはすでに何かがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Choose another name.</source>
        <translation>別の名前を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>There is no Inkling project at {0}.</source>
        <translation>{0} に Inkling のプロジェクトはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Pick a folder that ends in .inkling.</source>
        <translation>.inkling で終わるフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>Free some space, or choose a folder on another disk.</source>
        <translation>空き容量を増やすか、別のディスクのフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/make.py"/>
        <source>A safety copy</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>The safety copy is of a newer kind ({0}, known {1}).</source>
        <translation>バックアップの形式が新しすぎます（{0}、対応は {1} まで）。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>Update Inkling to restore it.</source>
        <translation>復元するには Inkling を更新してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>The list of contents of the safety copy is damaged.</source>
        <translation>バックアップの内容一覧が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/manifest.py"/>
        <source>Choose an older copy.</source>
        <translation>より古いバックアップを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/names.py"/>
        <source>{0} lies inside the project.</source>
        <translation>{0} はプロジェクトの中にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/names.py"/>
        <source>Put safety copies beside it, or on another disk.</source>
        <translation>バックアップはプロジェクトの隣か別のディスクに置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>The project file in {0} is damaged.</source>
        <translation>{0} のプロジェクトファイルが破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>There is a project at {0} already.</source>
        <translation>{0} にはすでにプロジェクトがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>Name another place for the restored one.</source>
        <translation>復元先に別の場所を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>Free some space, or name a place on another disk.</source>
        <translation>空き容量を増やすか、別のディスクの場所を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>The restored project</source>
        <translation>復元されたプロジェクト</translation>
    </message>
    <message>
        <location filename="../../engine/backup/restore.py"/>
        <source>restoring</source>
        <translation>復元</translation>
    </message>
    <message>
        <location filename="../../engine/backup/space.py"/>
        <source>{0} needs {1} MB, but {2} has {3} MB free.</source>
        <translation>{0} には {1} MB 必要ですが、{2} の空きは {3} MB です。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>There is no safety copy at {0}.</source>
        <translation>{0} にバックアップはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>Choose a file that ends in .backup.zip.</source>
        <translation>.backup.zip で終わるファイルを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>verifying</source>
        <translation>検証</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>{0} is no safety copy of Inkling.</source>
        <translation>{0} は Inkling のバックアップではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>The safety copy {0} is damaged ({1}).</source>
        <translation>バックアップ {0} が破損しています（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/backup/verify.py"/>
        <source>The safety copy {0} is damaged.</source>
        <translation>バックアップ {0} が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} is a file, not a folder.</source>
        <translation>{0} はフォルダーではなくファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} is a folder, not a file.</source>
        <translation>{0} はファイルではなくフォルダーです。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It is put into the folder set-aside.</source>
        <translation>フォルダー set-aside に移されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>Move it out of the project's folder.</source>
        <translation>プロジェクトのフォルダーの外に移してください。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The project has no folder of masks.</source>
        <translation>プロジェクトにマスクのフォルダーがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It is made.</source>
        <translation>作成されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The mask {0} belongs to no image of the project.</source>
        <translation>マスク {0} に対応する画像がプロジェクトにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The file of the model {0} is damaged: {1}.</source>
        <translation>モデル {0} のファイルが破損しています: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It is no file of the project: bring it back from where it came.</source>
        <translation>プロジェクトのファイルではありません。入手元から取得し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The file of the model {0} is damaged.</source>
        <translation>モデル {0} のファイルが破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The model goes from the list, its file into the folder set-aside.</source>
        <translation>モデルは一覧から外され、ファイルはフォルダー set-aside に移されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} is the unfinished file of a program that was ended.</source>
        <translation>{0} は、強制終了されたプログラムの書きかけのファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It goes.</source>
        <translation>削除されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The project is noted as open, but no program has it open.</source>
        <translation>プロジェクトは使用中と記録されていますが、開いているプログラムはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The note goes.</source>
        <translation>記録は削除されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>{0} kept predictions are of images that are not in the project.</source>
        <translation>保存された予測 {0} 件の画像がプロジェクトにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>They go; they can be made again.</source>
        <translation>削除されます。予測は作り直せます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>The cache {0} is damaged.</source>
        <translation>キャッシュ {0} が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/disk.py"/>
        <source>It goes; it is made again.</source>
        <translation>削除され、作り直されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>Put the original image back, or open it in the window and choose what its mask becomes.</source>
        <translation>元の画像を戻すか、ウィンドウで開いてマスクの扱いを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>The image {0} is not in {1}.</source>
        <translation>画像 {0} が {1} にありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>The image {0} is not in its folder.</source>
        <translation>画像 {0} がフォルダーにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>its folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>Put it back, or tell where the images are now: File &gt; Where are my images now?</source>
        <translation>元に戻すか、現在の画像の場所を指定してください:「ファイル」&gt;「画像の場所を指定」</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>The image {0} cannot be read: {1}</source>
        <translation>画像 {0} を読み取れません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_files.py"/>
        <source>Copy it again from where it came; its mask is kept.</source>
        <translation>元の場所からコピーし直してください。マスクは保持されています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>There are labels of an image number {0}, of which nothing else is known.</source>
        <translation>画像番号 {0} のラベルがありますが、それ以外の情報がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>They go; the safety copy has them.</source>
        <translation>削除されます。バックアップには残っています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>The entry of image number {0} is lost, but its labels are there.</source>
        <translation>画像番号 {0} の登録情報が失われていますが、ラベルはあります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>It comes back as {0}; give its image that name to see both.</source>
        <translation>{0} として復元されます。画像をこの名前にすると両方が表示されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>The entry of the image {0} is damaged: {1}.</source>
        <translation>画像 {0} の登録情報が破損しています: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/image_rows.py"/>
        <source>It gets what can be; its mask and history stay.</source>
        <translation>可能な限り復元されます。マスクと履歴は残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>a step before it is lost</source>
        <translation>前のステップが失われています</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>its entry is damaged</source>
        <translation>登録情報が破損しています</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>its tile at row {0}, column {1} is damaged</source>
        <translation>行 {0}、列 {1} のタイルが破損しています</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>it does not follow from the step before it</source>
        <translation>前のステップとつながっていません</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The sizes that the mask of {0} had before do not fit each other.</source>
        <translation>{0} のマスクの以前のサイズが互いに一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>They go; undo goes back as far as the mask had its present size.</source>
        <translation>削除されます。元に戻せるのはマスクが現在のサイズになった時点までです。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>Step {0} of {1} cannot be used: {2}.</source>
        <translation>{1} のステップ {0} は使えません: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The mask stays as it is; undo goes back to here.</source>
        <translation>マスクは変わりません。元に戻せるのはここまでです。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The mask stays as it is; redo ends before it.</source>
        <translation>マスクは変わりません。やり直しはこの手前で終わります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>{0} more steps of {1} cannot be used.</source>
        <translation>{1} の別の {0} ステップも使えません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The mask stays as it is.</source>
        <translation>マスクは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The history of {0} stands at step {1} of {2}.</source>
        <translation>{0} の履歴の位置が {2} ステップ中 {1} になっています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It stands at its last step.</source>
        <translation>最後のステップに合わせられます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It goes: the image has no such place.</source>
        <translation>削除されます。画像にこの位置はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It is taken from the history.</source>
        <translation>履歴から取得されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It is taken from the mask file.</source>
        <translation>マスクファイルから取得されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>Its last known labels are taken.</source>
        <translation>最後に確認されたラベルが使われます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>It becomes empty: nothing else has it.</source>
        <translation>空になります。ほかのどこにもありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The tile at row {0}, column {1} of {2} ({3}) is damaged.</source>
        <translation>{2} の行 {0}、列 {1} のタイル（{3}）が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>{0} tiles of {1} are not as its history says.</source>
        <translation>{1} のタイル {0} 枚が履歴と一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>The history counts where a tile is lost or the mask file agrees; else undo gives it.</source>
        <translation>タイルが失われた箇所と、マスクファイルが一致する箇所は履歴を使います。それ以外は元に戻すと得られます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>scribbles</source>
        <translation>スクリブル</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>painted by hand</source>
        <translation>手描き</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/labels.py"/>
        <source>no plane</source>
        <translation>プレーンなし</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The project file is damaged: {0}.</source>
        <translation>プロジェクトファイルが破損しています: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>What can be read becomes a new file; the old one stays beside it.</source>
        <translation>読み取れる内容から新しいファイルが作られ、古いファイルは隣に残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask of {0} holds class {1}, which is not in the list of classes.</source>
        <translation>{0} のマスクに、クラスリストにないクラス {1} があります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It is added under its number.</source>
        <translation>その番号で追加されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It is written anew from the history.</source>
        <translation>履歴から書き直されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask file of {0} cannot be used: {1}</source>
        <translation>{0} のマスクファイルは使えません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It goes into {0}.</source>
        <translation>{0} に移されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask file of {0} is not there.</source>
        <translation>{0} のマスクファイルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The mask file of {0} is another one than its history has; it was changed by hand.</source>
        <translation>{0} のマスクファイルが履歴と異なります。手作業で変更されています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>{0} has a mask file, but no history.</source>
        <translation>{0} にはマスクファイルがありますが、履歴がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It becomes a step; undo takes it back.</source>
        <translation>1 つのステップになります。元に戻すと取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>The size of {0} is not known, but it has labels.</source>
        <translation>{0} のサイズは不明ですが、ラベルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>Put the image back where it was, and check again.</source>
        <translation>画像を元の場所に戻し、もう一度検査してください。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>It is taken from what is there: {0}x{1}.</source>
        <translation>残っているものから取得されます: {0}x{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/project_check.py"/>
        <source>it is a link or no file.</source>
        <translation>リンクであるか、ファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/recovery.py"/>
        <source>The project file {0} cannot be read: {1}.</source>
        <translation>プロジェクトファイル {0} を読み取れません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/recovery.py"/>
        <source>Close what holds it, look at its disk, and try again.</source>
        <translation>使用中のプログラムを閉じ、ディスクを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/recovery.py"/>
        <source>its list of tables is no text</source>
        <translation>テーブルの一覧がテキストではありません</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The setting '{0}' is damaged.</source>
        <translation>設定「{0}」が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It goes; the usual value counts.</source>
        <translation>削除され、標準値が使われます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>There is a class of number {0}; numbers go from 0 to 254.</source>
        <translation>番号 {0} のクラスがありますが、番号は 0 から 254 までです。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It goes; no mask can hold it.</source>
        <translation>削除されます。マスクには保存できない番号です。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>Class {0} {1}.</source>
        <translation>クラス {0} {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It gets what is missing; masks stay as they are.</source>
        <translation>不足が補われます。マスクは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>Class {0} is not in the list of classes.</source>
        <translation>クラス {0} がクラスリストにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It is added as 'class {0}'.</source>
        <translation>「class {0}」として追加されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>folder {0}</source>
        <translation>フォルダー {0}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The place of a folder of images is damaged: {0}.</source>
        <translation>画像フォルダーの場所の情報が破損しています: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>What is left of it stays; tell where its images are: File &gt; Where are my images now?</source>
        <translation>残りの情報は保持されます。画像の場所を指定してください:「ファイル」&gt;「画像の場所を指定」</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The entry of the model {0} is damaged.</source>
        <translation>モデル {0} の登録情報が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>It goes; its file stays.</source>
        <translation>削除されます。ファイルは残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The scores of the model {0} are damaged.</source>
        <translation>モデル {0} のスコアが破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>They go; the model stays.</source>
        <translation>削除されます。モデルは残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The file of the model {0} is not there.</source>
        <translation>モデル {0} のファイルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The model goes from the list.</source>
        <translation>モデルは一覧から外されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>Connect the disk that holds it, or leave it.</source>
        <translation>そのディスクを接続するか、そのままにしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The model in use is not in the list of models.</source>
        <translation>使用中のモデルがモデルの一覧にありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>No model is in use until you choose one.</source>
        <translation>選択するまで、使用中のモデルはなくなります。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>{0} entries of the effort log are damaged.</source>
        <translation>作業量の記録 {0} 件が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>They go; masks are not concerned.</source>
        <translation>削除されます。マスクに影響はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>{0} rows of '{1}' belong to no row of '{2}'.</source>
        <translation>「{1}」の {0} 行に対応する「{2}」の行がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>They go.</source>
        <translation>削除されます。</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>has no name</source>
        <translation>には名前がありません</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>has the name of another class, '{0}'</source>
        <translation>の名前が別のクラス「{0}」と同じです</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>has no colour</source>
        <translation>には色がありません</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>class {0}</source>
        <translation>クラス {0}</translation>
    </message>
    <message>
        <location filename="../../engine/checkup/tables.py"/>
        <source>The setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <location filename="../../engine/compute/child.py"/>
        <source>The network process cannot be started: {0}.</source>
        <translation>ネットワークプロセスを起動できません: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/child.py"/>
        <source>Close other programs and try again.</source>
        <translation>ほかのプログラムを閉じて、もう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/client.py"/>
        <source>Network process: {0} while idle</source>
        <translation>ネットワークプロセス: 待機中に{0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/client.py"/>
        <source>Network process: {0} while {1}</source>
        <translation>ネットワークプロセス: {1}中に{0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>The network process stopped unexpectedly while {0}, again at the second try.</source>
        <translation>ネットワークプロセスが{0}中に予期せず停止し、再試行でも停止しました。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>Your masks are safe. {0}</source>
        <translation>マスクは無事です。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>The network process stopped unexpectedly while {0}, {1} times in a row.</source>
        <translation>ネットワークプロセスが{0}中に {1} 回続けて予期せず停止しました。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>Your masks are safe. Close other programs and try again; Help &gt; Check this machine tells what works on it.</source>
        <translation>マスクは無事です。ほかのプログラムを閉じて、もう一度お試しください。使えるものは「ヘルプ」&gt;「このコンピューターを検査」で確認できます。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>killed by signal {0}</source>
        <translation>シグナル {0} により強制終了</translation>
    </message>
    <message>
        <location filename="../../engine/compute/recovery.py"/>
        <source>exit code {0}</source>
        <translation>終了コード {0}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/request.py"/>
        <source>working</source>
        <translation>処理</translation>
    </message>
    <message>
        <location filename="../../engine/compute/request.py"/>
        <source>Close other programs, or choose a smaller network.</source>
        <translation>ほかのプログラムを閉じるか、より小さなネットワークを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/cut_features.py"/>
        <source>describing the open image</source>
        <translation>開いた画像の特徴の計算</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/embed.py"/>
        <source>comparing images</source>
        <translation>画像の比較</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/model_as_onnx.py"/>
        <source>writing a model as ONNX</source>
        <translation>モデルの ONNX への書き出し</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>Add its file to the project, or predict with another model.</source>
        <translation>そのファイルをプロジェクトに追加するか、別のモデルで予測してください。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>predicting an image of {0} x {1} pixels</source>
        <translation>{0} x {1} ピクセルの画像の予測</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>Choose a smaller network for this image, or switch off More exact; close other programs.</source>
        <translation>この画像には小さなネットワークを選ぶか、「高精度」をオフにし、ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>The network sees channels of a file, and this picture has none.</source>
        <translation>ネットワークはファイルのチャンネルを入力としますが、この画像にはチャンネルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>{0} has another size than before.</source>
        <translation>{0} のサイズが以前と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/predict.py"/>
        <source>Open the image again.</source>
        <translation>画像を開き直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/pretrain.py"/>
        <source>learning from unlabelled images</source>
        <translation>未ラベル画像からの学習</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/ready_model.py"/>
        <source>preparing a ready model</source>
        <translation>学習済みモデルの準備</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/train.py"/>
        <source>training {0}</source>
        <translation>{0} の学習</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/train.py"/>
        <source>Choose a smaller network and close other programs; Help &gt; Check this machine tells which networks work on it.</source>
        <translation>より小さなネットワークを選び、ほかのプログラムを閉じてください。使えるネットワークは「ヘルプ」&gt;「このコンピューターを検査」で確認できます。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/requests/warm_up.py"/>
        <source>getting ready</source>
        <translation>準備</translation>
    </message>
    <message>
        <location filename="../../engine/compute/shared.py"/>
        <source>There is no room for {0} MB to hand an image to the network.</source>
        <translation>画像をネットワークに渡すための {0} MB の空きがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/shared.py"/>
        <source>Close other programs, or free space in {0}.</source>
        <translation>ほかのプログラムを閉じるか、{0} の空き容量を増やしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/wire.py"/>
        <source>a message of job {0} cannot cross the pipe</source>
        <translation>ジョブ {0} のメッセージをパイプで送れません</translation>
    </message>
    <message>
        <location filename="../../engine/compute/wire.py"/>
        <source>the pipe was closed while a message was sent</source>
        <translation>メッセージの送信中にパイプが閉じられました</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>The memory is too small for this job.</source>
        <translation>この処理にはメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>The network failed unexpectedly: {0}: {1}</source>
        <translation>ネットワークで予期しないエラーが発生しました: {0}: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>Your masks are safe. Try again; if it happens again, please report it with the details.</source>
        <translation>マスクは無事です。もう一度お試しください。再び発生する場合は、詳細を添えて報告してください。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>The network cannot run on {0} threads.</source>
        <translation>ネットワークは {0} スレッドでは動作しません。</translation>
    </message>
    <message>
        <location filename="../../engine/compute/worker.py"/>
        <source>Give it at least one.</source>
        <translation>1 以上を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a whole number from {2} to {3}.</source>
        <translation>{0} が {1} で、{2} から {3} までの整数ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a number from {2} to {3}.</source>
        <translation>{0} が {1} で、{2} から {3} までの数値ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not one of: {2}.</source>
        <translation>{0} が {1} で、次のいずれでもありません: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not text.</source>
        <translation>{0} が {1} で、テキストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is empty.</source>
        <translation>{0} が空です。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has {1} characters, more than {2}.</source>
        <translation>{0} が {1} 文字で、{2} 文字を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has control characters or no valid Unicode: {1}.</source>
        <translation>{0} に制御文字または無効な Unicode が含まれています: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a time such as 2025-06-01T12:00:00+00:00.</source>
        <translation>{0} が {1} で、2025-06-01T12:00:00+00:00 のような日時ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not JSON.</source>
        <translation>{0} が {1} で、JSON ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has {1} bytes, more than {2}.</source>
        <translation>{0} が {1} バイトで、{2} バイトを超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has more than {1} items.</source>
        <translation>{0} の項目が {1} 個を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is no JSON: {1}.</source>
        <translation>{0} は JSON ではありません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has text that is no valid Unicode.</source>
        <translation>{0} に無効な Unicode のテキストが含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} has a whole number of over 128 bits.</source>
        <translation>{0} に 128 ビットを超える整数が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is nested deeper than {1} levels.</source>
        <translation>{0} の入れ子が {1} 段を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is {1}, not a JSON object.</source>
        <translation>{0} が {1} で、JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} is not a file.</source>
        <translation>{0} はファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>{0} bytes</source>
        <translation>{0} バイト</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>missing</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>a number of over 18 digits</source>
        <translation>18 桁を超える数</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>a {0} of {1}</source>
        <translation>{0}({1})</translation>
    </message>
    <message>
        <location filename="../../engine/core/checked.py"/>
        <source>nested too deeply</source>
        <translation>入れ子が深すぎます</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>'{0}' and '{1}'</source>
        <translation>「{0}」と「{1}」</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Classes that are easily taken for each other: {0}.</source>
        <translation>紛らわしいクラスがあります: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>{0} names no class.</source>
        <translation>{0} にクラス名がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Write one class name a line.</source>
        <translation>1 行に 1 つのクラス名を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} may be a comment: '{2}'.</source>
        <translation>{1} の {0} 行目はコメントかもしれません: 「{2}」。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Each line names a class: remove it, or take the '#' off its beginning.</source>
        <translation>各行がクラス名です。行を削除するか、先頭の「#」を取ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} has several columns: '{2}'.</source>
        <translation>{1} の {0} 行目に複数の列があります: 「{2}」。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} gives '{2}' the number {3}, but lines count from 0.</source>
        <translation>{1} の {0} 行目で「{2}」の番号が {3} ですが、行は 0 から数えます。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Number the classes 0, 1, 2, ... without a gap, or leave the numbers out.</source>
        <translation>クラスに 0、1、2、... と切れ目なく番号を付けるか、番号を省いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is empty.</source>
        <translation>{1} の {0} 行目が空です。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>The line number is the class id, so remove the empty line or name the class.</source>
        <translation>行番号がクラス番号になるため、空行を削除するかクラス名を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is '__ignore__', which stands for unlabelled pixels.</source>
        <translation>{1} の {0} 行目が、未ラベルのピクセルを表す「__ignore__」です。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Those are 255 here: leave the line out, and see that the masks use the ids of the others.</source>
        <translation>ここでは未ラベルは 255 です。この行を省き、マスクがほかのクラスの番号を使っていることを確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is longer than {2} letters.</source>
        <translation>{1} の {0} 行目が {2} 文字を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Shorten the name.</source>
        <translation>名前を短くしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>{0}: The class name '{1}' stands twice (lines {2} and {3}).</source>
        <translation>{0}: クラス名「{1}」が重複しています（{2} 行目と {3} 行目）。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Give each class a name of its own.</source>
        <translation>クラスごとに異なる名前を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Line {0} of {1} is no class with a colour.</source>
        <translation>{1} の {0} 行目は色付きのクラスではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/class_names.py"/>
        <source>Write name, red, green and blue, 0-255.</source>
        <translation>名前、赤、緑、青（0-255）を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Class ids must be 0, 1, 2, ... without gaps.</source>
        <translation>クラス番号は 0、1、2、... と連続している必要があります。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Give the classes one per line, in id order.</source>
        <translation>クラスを番号順に 1 行に 1 つずつ書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>{0} (deleted)</source>
        <translation>{0}（削除済み）</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>A class needs a name with at least one letter.</source>
        <translation>クラス名には少なくとも 1 文字が必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Write a name.</source>
        <translation>名前を入力してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>The name is longer than {0} letters.</source>
        <translation>名前が {0} 文字を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Shorten it.</source>
        <translation>短くしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>There is a class '{0}' already.</source>
        <translation>クラス「{0}」はすでにあります。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>{0} classes, but a mask can hold {1}.</source>
        <translation>クラスが {0} 個ありますが、マスクに保存できるのは {1} 個です。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Split the project or merge classes.</source>
        <translation>プロジェクトを分けるか、クラスを統合してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Class {0} has no name.</source>
        <translation>クラス {0} に名前がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Give every class a name.</source>
        <translation>すべてのクラスに名前を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/classes.py"/>
        <source>Two classes are called '{0}'.</source>
        <translation>「{0}」という名前のクラスが 2 つあります。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>There is no {0} called '{1}'.</source>
        <translation>「{1}」という{0}はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>Choose one of: {0}.</source>
        <translation>次のいずれかを選択してください: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>Did you mean {0}?</source>
        <translation>{0} のことですか？</translation>
    </message>
    <message>
        <location filename="../../engine/core/errors.py"/>
        <source>{0} or {1}</source>
        <translation>{0}または{1}</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a pipe</source>
        <translation>パイプ</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Write its contents to a file first.</source>
        <translation>先に内容をファイルに書き出してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a socket</source>
        <translation>ソケット</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Name a file.</source>
        <translation>ファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>a folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is not in {1}.</source>
        <translation>{0} が {1} にありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Put it back, or check the name.</source>
        <translation>元に戻すか、名前を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} cannot be opened: {1}.</source>
        <translation>{0} を開けません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Check its name and its rights.</source>
        <translation>名前とアクセス権を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is empty (0 bytes).</source>
        <translation>{0} が空です（0 バイト）。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Copy it again from where it came from.</source>
        <translation>元の場所からコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is longer than {1} MB.</source>
        <translation>{0} が {1} MB を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Name a smaller text file.</source>
        <translation>より小さなテキストファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} を読み取れません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Check its rights and its disk.</source>
        <translation>アクセス権とディスクを確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} is not UTF-8 text.</source>
        <translation>{0} は UTF-8 のテキストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>Save it as plain text in UTF-8.</source>
        <translation>UTF-8 のプレーンテキストとして保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/input_file.py"/>
        <source>{0} cannot be opened: it is {1}, not a file.</source>
        <translation>{0} を開けません。ファイルではなく{1}です。</translation>
    </message>
    <message>
        <location filename="../../engine/core/launch.py"/>
        <source>WORLD_SIZE says that there are several processes, but not which one this is: {0}.</source>
        <translation>WORLD_SIZE によれば複数のプロセスがありますが、これがどのプロセスかわかりません: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/core/launch.py"/>
        <source>Start them with torchrun, or unset WORLD_SIZE.</source>
        <translation>torchrun で起動するか、WORLD_SIZE の設定を解除してください。</translation>
    </message>
    <message>
        <location filename="../../engine/core/plane_path.py"/>
        <source>series {0}</source>
        <translation>シリーズ {0}</translation>
    </message>
    <message>
        <location filename="../../engine/core/plane_path.py"/>
        <source>level {0}</source>
        <translation>レベル {0}</translation>
    </message>
    <message>
        <location filename="../../engine/core/plane_path.py"/>
        <source>page {0}</source>
        <translation>ページ {0}</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>a whole number above {0}, up to {1}</source>
        <translation>{0} より大きく {1} 以下の整数</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>above {0}, up to {1}</source>
        <translation>{0} より大きく {1} 以下</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>a whole number from {0} to {1}</source>
        <translation>{0} から {1} までの整数</translation>
    </message>
    <message>
        <location filename="../../engine/core/ranges.py"/>
        <source>from {0} to {1}</source>
        <translation>{0} から {1} まで</translation>
    </message>
    <message>
        <location filename="../../engine/core/words.py"/>
        <source>1 image</source>
        <translation>画像 1 枚</translation>
    </message>
    <message>
        <location filename="../../engine/core/words.py"/>
        <source>{0} images</source>
        <translation>画像 {0} 枚</translation>
    </message>
    <message>
        <location filename="../../engine/crash/unexpected.py"/>
        <source>The report of this fault is in the dialog, to be copied from there.</source>
        <translation>この不具合のレポートはダイアログにあり、そこからコピーできます。</translation>
    </message>
    <message>
        <location filename="../../engine/demo_project.py"/>
        <source>Demo</source>
        <translation>デモ</translation>
    </message>
    <message>
        <location filename="../../engine/demo_project.py"/>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <location filename="../../engine/document/claims.py"/>
        <source>{0} says that it is {1}x{2}, far more than its {3} bytes can hold.</source>
        <translation>{0} のサイズは {1}x{2} とされていますが、{3} バイトに収まる量をはるかに超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/claims.py"/>
        <source>Copy or export it again; if it really is so empty, save it as PNG.</source>
        <translation>コピーまたはエクスポートし直してください。本当に空白の多い画像なら PNG で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>don't care</source>
        <translation>無視領域</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>The mask {0} holds the class '{1}' of {2}, which the project does not have.</source>
        <translation>マスク {0} に、プロジェクトにない {2} のクラス「{1}」が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Add the class to the project first.</source>
        <translation>先にこのクラスをプロジェクトに追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>The mask {0} holds the colour {1}, which is not in {2}.</source>
        <translation>マスク {0} に、{2} にない色 {1} が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Add a line for it, or correct the mask.</source>
        <translation>その色の行を追加するか、マスクを修正してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>{0} gives '{1}' the colour {2},{3},{4}.</source>
        <translation>{0} で「{1}」の色が {2},{3},{4} になっています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Colours end at 255.</source>
        <translation>色の値は 255 までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>{0} gives '{1}' and '{2}' the same colour.</source>
        <translation>{0} で「{1}」と「{2}」が同じ色になっています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Masks cannot tell them apart.</source>
        <translation>マスクではこの 2 つを区別できません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>{0} holds no colours.</source>
        <translation>{0} に色がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/colour_table.py"/>
        <source>Write a line name:red,green,blue for each class.</source>
        <translation>クラスごとに「名前:赤,緑,青」の行を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} needs more memory than there is.</source>
        <translation>{0} にはメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Close other programs, or cut it into parts.</source>
        <translation>ほかのプログラムを閉じるか、画像を分割してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} needs {1} to be read.</source>
        <translation>{0} の読み取りには {1} が必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Install it with: pip install {0}</source>
        <translation>次のコマンドでインストールしてください: pip install {0}</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is packed in a way that nothing here reads ({1}).</source>
        <translation>{0} の圧縮方式には対応していません（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Save it uncompressed or with Deflate.</source>
        <translation>非圧縮または Deflate で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is damaged and cannot be read ({1}).</source>
        <translation>{0} が破損していて読み取れません（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Copy or export it again.</source>
        <translation>コピーまたはエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is a {1} file, which is not read here.</source>
        <translation>{0} は {1} ファイルで、対応していません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Export it as PNG or TIFF.</source>
        <translation>PNG または TIFF でエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is not an image that Inkling can read.</source>
        <translation>{0} は Inkling で読み取れる画像ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Use PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF.</source>
        <translation>PNG、JPEG、TIFF、BMP、GIF、WebP、AVIF を使用してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} has no pixels ({1}x{2}).</source>
        <translation>{0} にピクセルがありません（{1}x{2}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>{0} is {1}x{2}, {3} megapixels; Inkling opens up to {4}.</source>
        <translation>{0} は {1}x{2}、{3} メガピクセルです。Inkling で開けるのは {4} までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/decode.py"/>
        <source>Cut it into smaller images.</source>
        <translation>より小さな画像に分割してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/history.py"/>
        <source>History stands at step {0} of {1}.</source>
        <translation>履歴は {1} ステップ中 {0} の位置にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>image file without a mask that Cellpose has named</source>
        <translation>Cellpose が名付けたマスクのない画像ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>hidden image</source>
        <translation>隠し画像</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>link that leads nowhere, or device</source>
        <translation>リンク切れのリンクまたはデバイス</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>video, which is added by itself</source>
        <translation>動画（単独で追加するもの）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>mask beside its image</source>
        <translation>画像の隣のマスク</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>image of the project</source>
        <translation>プロジェクトの画像</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>copy of an image of the project</source>
        <translation>プロジェクトの画像のコピー</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>folder of other masks of the same pictures</source>
        <translation>同じ画像の別のマスクのフォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>box without an outline</source>
        <translation>輪郭のない矩形</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>videos, which are added one by one</source>
        <translation>動画（1 つずつ追加するもの）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>1 picture of formats that are not read ({0})</source>
        <translation>対応していない形式の画像 1 枚（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} pictures of formats that are not read ({1})</source>
        <translation>対応していない形式の画像 {0} 枚（{1}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>1 folder that cannot be listed ({0})</source>
        <translation>一覧を取得できないフォルダー 1 個（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} folders that cannot be listed ({1})</source>
        <translation>一覧を取得できないフォルダー {0} 個（{1}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>1 other file ({0})</source>
        <translation>その他のファイル 1 個（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} other files ({1})</source>
        <translation>その他のファイル {0} 個（{1}）</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>Left out: {0}.</source>
        <translation>除外: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install pillow-heif</source>
        <translation>{0} には次が必要です: pip install pillow-heif</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install "inkling[medical]"</source>
        <translation>{0} に必要: pip install "inkling[medical]"</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install "inkling[zarr]"</source>
        <translation>{0} に必要: pip install "inkling[zarr]"</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>{0} needs: pip install "inkling[microscopy]"</source>
        <translation>{0} に必要: pip install "inkling[microscopy]"</translation>
    </message>
    <message>
        <location filename="../../engine/document/left_out.py"/>
        <source>without an ending</source>
        <translation>拡張子なし</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>masks beside their images</source>
        <translation>画像の隣のマスク</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>Cannot list the folder {0}: {1}.</source>
        <translation>フォルダー {0} の一覧を取得できません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>Check that it exists and that you may read it.</source>
        <translation>フォルダーの有無と読み取り権限を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>hidden images</source>
        <translation>隠し画像</translation>
    </message>
    <message>
        <location filename="../../engine/document/listing.py"/>
        <source>links that lead nowhere, or devices</source>
        <translation>リンク切れのリンクまたはデバイス</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is a {1}, which does not keep class ids exactly.</source>
        <translation>マスク {0} は {1} で、クラス番号が正確に保存されません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it as PNG, with the class id as pixel value.</source>
        <translation>クラス番号をピクセル値とする PNG で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is not of black and white.</source>
        <translation>マスク {0} が白黒ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it with the class id as value.</source>
        <translation>クラス番号を値として保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds class {1}, but the class list ends at {2}.</source>
        <translation>マスク {0} にクラス {1} がありますが、クラスリストは {2} までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Add the missing classes, or correct the mask.</source>
        <translation>足りないクラスを追加するか、マスクを直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is transparent in parts, which no class id says ({1}).</source>
        <translation>マスク {0} に透明な部分があり、クラス番号に対応しません（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it without transparency, with the class id as pixel value.</source>
        <translation>透明なしで、クラス番号をピクセル値として保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds colours ({1}), not class ids.</source>
        <translation>マスク {0} に、クラス番号ではなく色（{1}）が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Save it as a palette or grey PNG, with the class id as pixel value, or put a labelmap.txt (name:red,green,blue) beside it.</source>
        <translation>クラス番号をピクセル値とするパレットまたはグレーの PNG で保存するか、labelmap.txt（名前:赤,緑,青）を隣に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds {1}, which is no whole number.</source>
        <translation>マスク {0} に整数ではない値 {1} が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Export it with class ids.</source>
        <translation>クラス番号でエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds numbers of type {1}, not class ids.</source>
        <translation>マスク {0} に、クラス番号ではなく型 {1} の数値が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} holds the value {1}, but class ids end at 254.</source>
        <translation>マスク {0} に値 {1} がありますが、クラス番号は 254 までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>It may number objects instead of classes; export it with class ids.</source>
        <translation>クラスではなくオブジェクトの番号かもしれません。クラス番号でエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is {1}x{2} (width and height are swapped), but its image is {3}x{4}.</source>
        <translation>マスク {0} は {1}x{2}（幅と高さが逆）ですが、画像は {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>The mask {0} is {1}x{2}, but its image is {3}x{4}.</source>
        <translation>マスク {0} は {1}x{2} ですが、画像は {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_file.py"/>
        <source>Pick the mask that belongs to this image.</source>
        <translation>この画像に対応するマスクを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>No pixel of this image is labelled.</source>
        <translation>この画像にはラベル付きのピクセルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>This mask holds nothing but '{0}'.</source>
        <translation>このマスクには「{0}」しかありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>Only '{0}' is labelled: {1} of this image.</source>
        <translation>ラベルは「{0}」だけで、この画像の {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of this image is unlabelled.</source>
        <translation>この画像の {0} が未ラベルです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>Only one class is labelled in all of it: '{0}'.</source>
        <translation>全体で 1 つのクラスだけがラベル付けされています:「{0}」。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks has no labelled pixel: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚にラベル付きのピクセルがありません: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks have no labelled pixel: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚にラベル付きのピクセルがありません: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks holds nothing but background: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚が背景だけです: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks hold nothing but background: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚が背景だけです: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks holds one class only: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚が 1 つのクラスだけです: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks hold one class only: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚が 1 つのクラスだけです: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks is mostly unlabelled: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚の大部分が未ラベルです: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} of {1} masks are mostly unlabelled: {2}.</source>
        <translation>マスク {1} 枚中 {0} 枚の大部分が未ラベルです: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/mask_survey.py"/>
        <source>{0} and {1} more</source>
        <translation>{0} ほか {1} 件</translation>
    </message>
    <message>
        <location filename="../../engine/document/pairing/photographs.py"/>
        <source>The files in {0} look like photographs, not like masks: nearly every pixel has another colour than the one beside it.</source>
        <translation>{0} のファイルはマスクではなく写真のようです。ほぼすべてのピクセルの色が隣と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pairing/photographs.py"/>
        <source>Choose the folder of the masks, whose colours or numbers are classes.</source>
        <translation>色や数値がクラスを表すマスクのフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pairing/photographs.py"/>
        <source>These look like masks, not like images. Masks come in by an import, once their images are there.</source>
        <translation>これらは画像ではなくマスクのようです。マスクは、画像を追加した後にインポートで取り込みます。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pixel_file.py"/>
        <source>{0} is of another size than before.</source>
        <translation>{0} のサイズが以前と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pixel_file.py"/>
        <source>{0} has other pixels.</source>
        <translation>{0} のピクセルが異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/document/pixel_file.py"/>
        <source>{0} is not whole.</source>
        <translation>{0} が不完全です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/planes.py"/>
        <source>The labels have changed since they were lent.</source>
        <translation>貸し出した後にラベルが変更されました。</translation>
    </message>
    <message>
        <location filename="../../engine/document/planes.py"/>
        <source>'{0}' began before '{1}' had ended.</source>
        <translation>「{1}」が終わる前に「{0}」が始まりました。</translation>
    </message>
    <message>
        <location filename="../../engine/document/planes.py"/>
        <source>The edit '{0}' has ended; begin a new one.</source>
        <translation>編集「{0}」は終了しています。新しく始めてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/codestreams.py"/>
        <source>JPEG 2000</source>
        <translation>JPEG 2000</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/codestreams.py"/>
        <source>JPEG XL</source>
        <translation>JPEG XL</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/netpbm.py"/>
        <source>highest value</source>
        <translation>最大値</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/picture_fault.py"/>
        <source>{0} breaks off, so that a part of the picture is missing.</source>
        <translation>{0} は途中で途切れており、画像の一部が欠けています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/picture_fault.py"/>
        <source>Copy it again from where it came.</source>
        <translation>元の場所からコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/stored.py"/>
        <source>{0} channels</source>
        <translation>{0} チャンネル</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} holds {1} colours in {2} bits.</source>
        <translation>{0} は {2} ビットで {1} 色を持っています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>Save it as RGB, or with 8 bits.</source>
        <translation>RGB または 8 ビットで保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} holds {1} channels, {2} GB in all.</source>
        <translation>{0} は {1} チャンネル、合計 {2} GB です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>Keep the channels that you label by, or cut it into smaller images.</source>
        <translation>ラベル付けに使うチャンネルだけを残すか、小さな画像に分割してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} stores no pixels: all its pieces are empty.</source>
        <translation>{0} にピクセルが保存されていません。すべての部分が空です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} was decoded to nothing: its {1} bytes hold more than one value.</source>
        <translation>{0} のデコード結果が空です。{1} バイトには 2 つ以上の値があるはずです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/samples/tiff_page.py"/>
        <source>{0} unpacks to more than its header says.</source>
        <translation>{0} の展開後のサイズがヘッダーの値を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Write it like all, first, max, 2-9, z=max or 'z=1-5;t=2'.</source>
        <translation>all、first、max、2-9、z=max、'z=1-5;t=2' のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>axis</source>
        <translation>軸</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' is no choice of pages.</source>
        <translation>「{0}」はページの指定ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' names an axis twice.</source>
        <translation>「{0}」で同じ軸が 2 回指定されています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' makes two projections.</source>
        <translation>「{0}」では投影が 2 つになります。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Choose one of the axes for it.</source>
        <translation>投影する軸を 1 つ選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>{0} has no such pages: {1}.</source>
        <translation>{0} にそのようなページはありません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>It holds {0}.</source>
        <translation>含まれるのは {0} です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>{0} would become {1} images.</source>
        <translation>{0} から {1} 枚の画像ができてしまいます。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Choose at most {0}.</source>
        <translation>{0} 枚以下を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' is no channel.</source>
        <translation>「{0}」はチャンネルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Write it like 1, 2=green or GFP=#00ff00:0:4095.</source>
        <translation>1、2=green、GFP=#00ff00:0:4095 のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>'{0}' has no range.</source>
        <translation>「{0}」に範囲がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>Write the lower number first, as in 1=red:0:4095.</source>
        <translation>1=red:0:4095 のように、小さい数値を先に書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>channel</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/choice.py"/>
        <source>colour</source>
        <translation>色</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/layout.py"/>
        <source>{0} series</source>
        <translation>{0} シリーズ</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/medical.py"/>
        <source>{0} is a DICOM file without a picture.</source>
        <translation>{0} は画像のない DICOM ファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/medical.py"/>
        <source>Name a file with pixels.</source>
        <translation>ピクセルのあるファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/medical.py"/>
        <source>{0} says that it holds more than its bytes can.</source>
        <translation>{0} の内容が、記載上はファイルのバイト数を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>Write it like all, 1-5, 1,3,4, GFP,DAPI, or shown.</source>
        <translation>all、1-5、1,3,4、GFP,DAPI、shown のように指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>{0} has 1 channel, but the network sees channel {1}.</source>
        <translation>{0} は 1 チャンネルですが、ネットワークはチャンネル {1} を入力とします。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>{0} has {1} channels, but the network sees channel {2}.</source>
        <translation>{0} は {1} チャンネルですが、ネットワークはチャンネル {2} を入力とします。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>Leave this image out, or choose other channels for the network and train it anew.</source>
        <translation>この画像を除くか、ネットワークのチャンネルを選び直して新しく学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>There are no channels {0}; the file has {1}.</source>
        <translation>チャンネル {0} はありません。ファイルにあるのは {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/network_input.py"/>
        <source>{0} channels are too many.</source>
        <translation>{0} チャンネルは多すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no series {1}: it ends at {2}.</source>
        <translation>{0} にシリーズ {1} はありません。{2} までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no level {1}: it ends at {2}.</source>
        <translation>{0} にレベル {1} はありません。{2} までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no t {1}: it ends at {2}.</source>
        <translation>{0} に t {1} はありません。{2} までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no page {1}: it ends at {2}.</source>
        <translation>{0} にページ {1} はありません。{2} までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>{0} has no z {1}: it ends at {2}.</source>
        <translation>{0} に z {1} はありません。{2} までです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/source.py"/>
        <source>Bring the former file back.</source>
        <translation>以前のファイルを元の場所に戻してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/video.py"/>
        <source>{0} is not a video that can be read here.</source>
        <translation>{0} はここで読み取れる動画ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/video.py"/>
        <source>Convert it to MP4 (H.264).</source>
        <translation>MP4（H.264）に変換してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>'{0}' is no choice of channels.</source>
        <translation>「{0}」はチャンネルの指定ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>Write it like c1=ff0000,0,4095+c3=00ff00.</source>
        <translation>c1=ff0000,0,4095+c3=00ff00 のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>There is no channel {0}; the file has {1}.</source>
        <translation>チャンネル {0} はありません。ファイルにあるのは {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>Choose one of its channels.</source>
        <translation>ファイルのチャンネルから選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>'{0}' is no number.</source>
        <translation>「{0}」は数値ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/view.py"/>
        <source>Write it like 0.5 or 4095.</source>
        <translation>0.5 や 4095 のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>{0} is no OME-Zarr image.</source>
        <translation>{0} は OME-Zarr 画像ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>Name the folder that ends in .zarr.</source>
        <translation>.zarr で終わるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>{0} is a Zarr folder without an image of OME in it.</source>
        <translation>{0} は OME の画像がない Zarr フォルダーです。</translation>
    </message>
    <message>
        <location filename="../../engine/document/stacks/zarr_stack.py"/>
        <source>Name one with multiscales.</source>
        <translation>multiscales のあるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Delete class {0}</source>
        <translation>クラス {0} を削除</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Merge {0} into {1}</source>
        <translation>{0} を {1} に統合</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Put back class {0}</source>
        <translation>クラス {0} を戻す</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Turn mask with image</source>
        <translation>マスクを画像とともに回転</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Resize mask to image</source>
        <translation>マスクを画像に合わせてサイズ変更</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Start anew on changed image</source>
        <translation>変更後の画像で最初から</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept image</source>
        <translation>画像を承認</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept new image</source>
        <translation>新しい画像を承認</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept skipped image</source>
        <translation>スキップ済みの画像を承認</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Accept image again</source>
        <translation>画像を再承認</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Skip image</source>
        <translation>画像をスキップ</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Skip new image</source>
        <translation>新しい画像をスキップ</translation>
    </message>
    <message>
        <location filename="../../engine/document/step_names.py"/>
        <source>Skip accepted image</source>
        <translation>承認済みの画像をスキップ</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>A part of the picture is missing, as its file breaks off.</source>
        <translation>ファイルが途中で途切れているため、画像の一部が欠けています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Channels 1-{0} of {1} are shown.</source>
        <translation>{1} チャンネル中 1-{0} を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Channels 1-{0} of {1} are used.</source>
        <translation>{1} チャンネル中 1-{0} を使用しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>{1} ページ中 {0} ページ目、{3} チャンネル中 1-{2} を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>{1} ページ中 {0} ページ目、{3} チャンネル中 1-{2} を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>{1} フレーム中 {0} フレーム目、{3} チャンネル中 1-{2} を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>{1} フレーム中 {0} フレーム目、{3} チャンネル中 1-{2} を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>{1} 画像中 {0} 番目の画像、{3} チャンネル中 1-{2} を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>{1} 画像中 {0} 番目の画像、{3} チャンネル中 1-{2} を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>{1} スライス中 {0} スライス目、{3} チャンネル中 1-{2} を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>{1} スライス中 {0} スライス目、{3} チャンネル中 1-{2} を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} and channels 1-{2} of {3} are shown.</source>
        <translation>{1} レベル中のレベル {0}、{3} チャンネル中 1-{2} を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} and channels 1-{2} of {3} are used.</source>
        <translation>{1} レベル中のレベル {0}、{3} チャンネル中 1-{2} を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} is shown.</source>
        <translation>{1} ページ中 {0} ページ目を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Page {0} of {1} is used.</source>
        <translation>{1} ページ中 {0} ページ目を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} is shown.</source>
        <translation>{1} フレーム中 {0} フレーム目を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Frame {0} of {1} is used.</source>
        <translation>{1} フレーム中 {0} フレーム目を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} is shown.</source>
        <translation>{1} 画像中 {0} 番目の画像を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Picture {0} of {1} is used.</source>
        <translation>{1} 画像中 {0} 番目の画像を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} is shown.</source>
        <translation>{1} スライス中 {0} スライス目を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Slice {0} of {1} is used.</source>
        <translation>{1} スライス中 {0} スライス目を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} is shown.</source>
        <translation>{1} レベル中のレベル {0} を表示しています。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>Level {0} of {1} is used.</source>
        <translation>{1} レベル中のレベル {0} を使用します。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of 1 image has several pages or frames; the first is used.</source>
        <translation>画像 1 枚中 1 枚に複数のページまたはフレームがあります。最初のものを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of {0} images has several pages or frames; the first is used.</source>
        <translation>画像 {0} 枚中 1 枚に複数のページまたはフレームがあります。最初のものを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>{0} of {1} images have several pages or frames; the first is used.</source>
        <translation>画像 {1} 枚中 {0} 枚に複数のページまたはフレームがあります。最初のものを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of 1 image is too large as a whole; the largest smaller copy that fits is used.</source>
        <translation>画像 1 枚中 1 枚は全体では大きすぎます。収まる最大の縮小版を使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of {0} images is too large as a whole; the largest smaller copy that fits is used.</source>
        <translation>画像 {0} 枚中 1 枚は全体では大きすぎます。収まる最大の縮小版を使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>{0} of {1} images are too large as a whole; the largest smaller copy that fits is used.</source>
        <translation>画像 {1} 枚中 {0} 枚は全体では大きすぎます。収まる最大の縮小版を使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of 1 image has more than three channels; the first three are used.</source>
        <translation>画像 1 枚中 1 枚に 4 つ以上のチャンネルがあります。最初の 3 つを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>1 of {0} images has more than three channels; the first three are used.</source>
        <translation>画像 {0} 枚中 1 枚に 4 つ以上のチャンネルがあります。最初の 3 つを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/document/used_part.py"/>
        <source>{0} of {1} images have more than three channels; the first three are used.</source>
        <translation>画像 {1} 枚中 {0} 枚に 4 つ以上のチャンネルがあります。最初の 3 つを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>colours and textures</source>
        <translation>色とテクスチャ</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>model {0}</source>
        <translation>モデル {0}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>encoder {0}</source>
        <translation>エンコーダー {0}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>pictures {0}</source>
        <translation>画像 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>The network {0} cannot be read: {1}.</source>
        <translation>ネットワーク {0} を読み取れません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>Choose another way to compare images in the map.</source>
        <translation>マップで画像を比較する別の基準を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/embedding_source.py"/>
        <source>network {0} {1} {2} {3}</source>
        <translation>ネットワーク {0} {1} {2} {3}</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>This network has no feature maps that images could be compared by.</source>
        <translation>このネットワークには、画像の比較に使える特徴マップがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>Compare them by colours and textures.</source>
        <translation>色とテクスチャで比較してください。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>{0} is the {1}, which cannot look at whole images.</source>
        <translation>{0} は{1}で、画像全体を見ることができません。</translation>
    </message>
    <message>
        <location filename="../../engine/embed/network.py"/>
        <source>Choose one with a convolutional encoder.</source>
        <translation>畳み込みエンコーダーを持つものを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>carrying over</source>
        <translation>引き継ぎ</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>{0} (before)</source>
        <translation>{0}（以前）</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>{0} (before {1})</source>
        <translation>{0}（以前 {1}）</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>{0} is a file of your own, and the new export has one of the same name.</source>
        <translation>{0} はユーザーのファイルですが、新しいエクスポートに同名のファイルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>Move it away, or name another folder.</source>
        <translation>ファイルを移動するか、別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>The folder {0} is not empty.</source>
        <translation>フォルダー {0} が空ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/atomic.py"/>
        <source>Name a new or an empty folder.</source>
        <translation>新規または空のフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Free some space on it and try again.</source>
        <translation>空き容量を増やして、もう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk with {0} does not answer.</source>
        <translation>{0} のあるディスクが応答しません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Connect it again, or choose a place on another disk.</source>
        <translation>接続し直すか、別のディスクの場所を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Change its rights, or choose another place.</source>
        <translation>アクセス権を変更するか、別の場所を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the disk and its cable, or choose another disk.</source>
        <translation>ディスクとケーブルを確認するか、別のディスクを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>You may not write {0}.</source>
        <translation>{0} への書き込み権限がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Too many files are open to write {0}.</source>
        <translation>開いているファイルが多すぎて {0} に書き込めません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>You may not read {0}.</source>
        <translation>{0} の読み取り権限がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Too many files are open to read {0}.</source>
        <translation>開いているファイルが多すぎて {0} を読み取れません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk is full: {0} could not be written.</source>
        <translation>ディスクがいっぱいで、{0} を書き込めませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Your share of the disk is used up: {0} could not be written.</source>
        <translation>ディスクの割り当て容量を使い切ったため、{0} を書き込めませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} would be larger than its disk allows.</source>
        <translation>{0} がディスクで許されるサイズを超えます。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Choose a place on another disk.</source>
        <translation>別のディスクの場所を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} is on a disk that can only be read.</source>
        <translation>{0} は読み取り専用のディスクにあります。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The name {0} is too long for its disk.</source>
        <translation>名前 {0} はこのディスクには長すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Give a shorter name.</source>
        <translation>短い名前を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk failed to write {0}.</source>
        <translation>ディスクの障害で {0} に書き込めませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} does not exist, or its folder has gone.</source>
        <translation>{0} が存在しないか、フォルダーがなくなっています。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the path, or put it back.</source>
        <translation>パスを確認するか、元に戻してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} lies in a file, not in a folder.</source>
        <translation>{0} のパスに、フォルダーではなくファイルが含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the path.</source>
        <translation>パスを確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Give the name of a file.</source>
        <translation>ファイルの名前を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The links at {0} lead in a circle.</source>
        <translation>{0} のリンクが循環しています。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>{0} is held by another program.</source>
        <translation>{0} はほかのプログラムが使用中です。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Close it there and try again.</source>
        <translation>そのプログラムで閉じて、もう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>The disk failed to read {0}.</source>
        <translation>ディスクの障害で {0} を読み取れませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>a file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Check the path, its disk and your rights to it.</source>
        <translation>パス、ディスク、アクセス権を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Could not read {0}: {1}.</source>
        <translation>{0} を読み取れませんでした: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_errors.py"/>
        <source>Could not write {0}: {1}.</source>
        <translation>{0} に書き込めませんでした: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/files/disk_sync.py"/>
        <source>waiting for the disk</source>
        <translation>ディスクを待機中</translation>
    </message>
    <message>
        <location filename="../../engine/files/pinned_folders.py"/>
        <source>{0} is gone, or another folder has taken its place: nothing is written there.</source>
        <translation>{0} がなくなったか、別のフォルダーに置き換えられたため、書き込みは行われません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/pinned_folders.py"/>
        <source>Put the project's folder back, or save your work to another place.</source>
        <translation>プロジェクトのフォルダーを元に戻すか、作業を別の場所に保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/project_signature.py"/>
        <source>{0} is in the project {1}, which holds masks, not images.</source>
        <translation>{0} は、画像ではなくマスクを持つプロジェクト {1} の中にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/files/project_signature.py"/>
        <source>Name the folder of its images, or export the project first.</source>
        <translation>画像のフォルダーを指定するか、先にプロジェクトをエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/sqlite_files.py"/>
        <source>what it says is no text: {0}</source>
        <translation>内容がテキストではありません: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} would be written twice by this command.</source>
        <translation>このコマンドでは {0} に 2 回書き込むことになります。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Give each result a place of its own.</source>
        <translation>結果ごとに別の場所を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is a folder.</source>
        <translation>{0} はフォルダーです。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Give the name of a file to write.</source>
        <translation>書き込むファイルの名前を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} exists and was not written by this command, so it stays as it is.</source>
        <translation>{0} はすでにあり、このコマンドが書いたものではないため、そのまま残されます。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Move it away, or write to another name.</source>
        <translation>移動するか、別の名前で書き込んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Give the name of a folder.</source>
        <translation>フォルダーの名前を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is in the project {1}, whose files only Inkling itself may change.</source>
        <translation>{0} はプロジェクト {1} の中にあり、そのファイルは Inkling だけが変更できます。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write to a place outside of the project.</source>
        <translation>プロジェクトの外に書き込んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is the file of a project.</source>
        <translation>{0} はプロジェクトのファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write to another name.</source>
        <translation>別の名前で書き込んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is read by this command, which would write over it.</source>
        <translation>{0} はこのコマンドが読み取るため、上書きすることになります。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write to another place.</source>
        <translation>別の場所に書き込んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>{0} is a pipe or a device, not a file.</source>
        <translation>{0} はファイルではなくパイプまたはデバイスです。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>The folder {0} does not exist.</source>
        <translation>フォルダー {0} が存在しません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Create it or write elsewhere.</source>
        <translation>作成するか、別の場所に書き込んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>The folder {0} is not writable.</source>
        <translation>フォルダー {0} には書き込めません。</translation>
    </message>
    <message>
        <location filename="../../engine/files/write_guard.py"/>
        <source>Write elsewhere or change its rights.</source>
        <translation>別の場所に書き込むか、アクセス権を変更してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>Plain folder</source>
        <translation>標準フォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/, masks/ as 8-bit PNG with class numbers, classes.txt. Nothing is lost.</source>
        <translation>images/、クラス番号の 8 ビット PNG を収めた masks/、classes.txt。情報は失われません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>PASCAL VOC</source>
        <translation>PASCAL VOC</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>JPEGImages/, SegmentationClass/ with the VOC palette, and the split files.</source>
        <translation>JPEGImages/、VOC パレットの SegmentationClass/、分割ファイル。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>The plain folder, instances/ as 16-bit PNG with a number per object, their list as CSV and JSON.</source>
        <translation>標準フォルダーに加え、オブジェクト番号の 16 ビット PNG を収めた instances/、CSV と JSON の一覧。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>COCO, objects</source>
        <translation>COCO（オブジェクト）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/ and one JSON file with the exact outline of every object and area.</source>
        <translation>images/ と、各オブジェクトと各領域の正確な輪郭を収めた 1 つの JSON ファイル。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>COCO, panoptic</source>
        <translation>COCO（パノプティック）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/, panoptic/ with objects and stuff as RGB numbers, and its JSON file.</source>
        <translation>images/、オブジェクトと背景領域を RGB の番号で表す panoptic/、その JSON ファイル。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>Pictures with the mask drawn on</source>
        <translation>マスクを重ねて描いた画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>overlays/ as PNG: classes in their colours over the image; and a legend.</source>
        <translation>overlays/ に PNG: 画像の上にクラスの色で表示。凡例付き。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>Table of measurements</source>
        <translation>計測値の表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>CSV: area, perimeter, centre and intensity of every object, counts and areas of every class.</source>
        <translation>CSV: 各オブジェクトの面積、周囲長、中心、輝度と、各クラスの個数と面積。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>masks named like the images, class number per pixel; beside images/ and classes.txt or alone</source>
        <translation>画像と同名で、ピクセルごとにクラス番号を持つマスク。images/ と classes.txt と並べて、または単独で</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>SegmentationClass/ beside JPEGImages/, with labelmap.txt where the classes are not VOC's own</source>
        <translation>JPEGImages/ と並ぶ SegmentationClass/。クラスが VOC のものでない場合は labelmap.txt も</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>images/, masks/ and instances/ of 16 bits, classes.txt, instances.json: the export of that name</source>
        <translation>images/、masks/、16 ビットの instances/、classes.txt、instances.json: その名前の書き出し</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>a JSON file with images, annotations and categories, polygons or run lengths</source>
        <translation>画像、アノテーション、カテゴリーを含む JSON ファイル。多角形またはランレングス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>a JSON file with segments_info, and PNG files with a segment per pixel</source>
        <translation>segments_info を含む JSON ファイルと、ピクセルごとにセグメントを持つ PNG ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/catalog.py"/>
        <source>a JSON file for each picture, of all versions</source>
        <translation>画像ごとの JSON ファイル（全バージョン）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>Roads and towns from a car: the 19 evaluated classes</source>
        <translation>車から見た道路と街: 評価対象の 19 クラス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>Road scenes in the 11 classes that are usual for CamVid</source>
        <translation>CamVid で一般的な 11 クラスの道路風景</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>20 kinds of things: people, animals, vehicles, furniture; and background</source>
        <translation>人、動物、乗り物、家具など 20 種類と背景</translation>
    </message>
    <message>
        <location filename="../../engine/formats/class_templates.py"/>
        <source>150 classes of rooms, towns and landscapes</source>
        <translation>室内、街、風景の 150 クラス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>{0} is no dataset folder: it has no folder 'images'.</source>
        <translation>{0} はデータセットのフォルダーではありません。フォルダー「images」がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>A dataset has images/, masks/ and classes.txt.</source>
        <translation>データセットには images/、masks/、classes.txt があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>The class file {0}</source>
        <translation>クラスファイル {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/dataset.py"/>
        <source>Name a text file with one class name a line.</source>
        <translation>1 行に 1 つのクラス名を書いたテキストファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder is not empty, so nothing can be exported to it.</source>
        <translation>このフォルダーは空ではないため、何もエクスポートできません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder holds an export of another project, which stays as it is.</source>
        <translation>このフォルダーには別のプロジェクトのエクスポートがあり、変更されません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder holds an export of this project in another format.</source>
        <translation>このフォルダーには、このプロジェクトの別の形式のエクスポートがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>This folder holds an earlier export of this project, which will be updated.</source>
        <translation>このフォルダーには、このプロジェクトの以前のエクスポートがあり、更新されます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>The export could not be read back, so its losses are not known: {0}</source>
        <translation>エクスポートを読み戻せなかったため、失われた内容は不明です: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned upright, as their EXIF orientation says: 1 image.</source>
        <translation>EXIF の向きに従って正しい向きにした画像: 1 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned upright, as their EXIF orientation says: {0} images.</source>
        <translation>EXIF の向きに従って正しい向きにした画像: {0} 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned by their EXIF orientation alone: 1 image. Readers that pass over it see them turned against their masks.</source>
        <translation>EXIF の向きだけで回転している画像: 1 枚。EXIF を無視するプログラムでは、マスクに対して回転して見えます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Turned by their EXIF orientation alone: {0} images. Readers that pass over it see them turned against their masks.</source>
        <translation>EXIF の向きだけで回転している画像: {0} 枚。EXIF を無視するプログラムでは、マスクに対して回転して見えます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Converted, as the format holds no such files: 1 image.</source>
        <translation>形式が対応していないため変換した画像: 1 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Converted, as the format holds no such files: {0} images.</source>
        <translation>形式が対応していないため変換した画像: {0} 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>The folder {0} is not empty: it holds an earlier export of this project.</source>
        <translation>フォルダー {0} は空ではありません。このプロジェクトの以前のエクスポートがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Update it, or name a new folder.</source>
        <translation>更新するか、新しいフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Nothing was exported: {0}</source>
        <translation>何もエクスポートされませんでした: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>No image of {0} is accepted yet, 1 image in work.</source>
        <translation>{0} には承認済みの画像がまだなく、作業中の画像が 1 枚あります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>No image of {0} is accepted yet, {1} images in work.</source>
        <translation>{0} には承認済みの画像がまだなく、作業中の画像が {1} 枚あります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Accept what is right, or ask for images in work, too.</source>
        <translation>正しいものを承認するか、作業中の画像も含めてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>No image of {0} is accepted yet.</source>
        <translation>{0} には承認済みの画像がまだありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/export.py"/>
        <source>Label an image and accept it first.</source>
        <translation>先に画像にラベルを付けて承認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Folders of masks</source>
        <translation>マスクのフォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Data sets for training</source>
        <translation>学習用データセット</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Labelling programs</source>
        <translation>ラベル付けソフト</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_groups.py"/>
        <source>Microscopy, medicine and maps</source>
        <translation>顕微鏡・医療・地図</translation>
    </message>
    <message>
        <location filename="../../engine/formats/format_names.py"/>
        <source>There is no format called '{0}'.</source>
        <translation>「{0}」という形式はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>1 image will be added.</source>
        <translation>1 枚の画像を追加します。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>{0} images will be added.</source>
        <translation>{0} 枚の画像を追加します。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>No image will be added.</source>
        <translation>画像は追加されません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>1 image of the project without labels takes those of the source.</source>
        <translation>プロジェクトのラベルのない画像 1 枚に、元データのラベルを取り込みます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>{0} images of the project without labels take those of the source.</source>
        <translation>プロジェクトのラベルのない画像 {0} 枚に、元データのラベルを取り込みます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>New labels take the place of those of 1 image.</source>
        <translation>画像 1 枚のラベルを新しいラベルに置き換えます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>New labels take the place of those of {0} images.</source>
        <translation>画像 {0} 枚のラベルを新しいラベルに置き換えます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>1 image has labels already, which stay.</source>
        <translation>画像 1 枚にはすでにラベルがあり、そのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>{0} images have labels already, which stay.</source>
        <translation>画像 {0} 枚にはすでにラベルがあり、そのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>No image is found for 1 image of the source.</source>
        <translation>元データの 1 枚に対応する画像が見つかりません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/arrivals.py"/>
        <source>No image is found for {0} images of the source.</source>
        <translation>元データの {0} 枚に対応する画像が見つかりません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} is no CSV: {1}.</source>
        <translation>{0} は CSV ではありません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write name,r,g,b as its first line.</source>
        <translation>1 行目に name,r,g,b と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has too few fields in line {1}.</source>
        <translation>{0} の {1} 行目の項目が足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Give each line as many.</source>
        <translation>すべての行の項目数を揃えてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} is not in order: {1}</source>
        <translation>{0} に誤りがあります: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Name a class file.</source>
        <translation>クラスのファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} is no YAML: {1}.</source>
        <translation>{0} は YAML ではありません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write names: and one name a line below it.</source>
        <translation>names: と書き、その下に 1 行に 1 つずつ名前を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no list of class names that can be read.</source>
        <translation>{0} に読み取れるクラス名の一覧がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write names: with a list, or number: name.</source>
        <translation>names: に一覧を付けるか、「番号: 名前」の形で書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has the class name {1}, which is no text.</source>
        <translation>{0} のクラス名 {1} がテキストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Put it in quotes.</source>
        <translation>引用符で囲んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has a category without an id.</source>
        <translation>{0} に id のないカテゴリーがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Give each category a whole number.</source>
        <translation>各カテゴリーに整数を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no items.</source>
        <translation>{0} に項目（item）がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write item { id: 1 name: 'cell' } for each class.</source>
        <translation>クラスごとに item { id: 1 name: 'cell' } と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has class {1} ('{2}') twice, so the numbers leave a gap.</source>
        <translation>{0} にクラス {1}（「{2}」）が 2 回あるため、番号が連続していません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has class {1} ('{2}') but no class {3}, so the numbers leave a gap.</source>
        <translation>{0} にクラス {1}（「{2}」）はありますがクラス {3} がないため、番号が連続していません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Number the classes 0, 1, 2, ...; an import takes sources with gaps and asks which is which.</source>
        <translation>クラスに 0、1、2 … と番号を付けてください。インポートは番号の抜けたデータも読み取り、対応を確認します。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no class number in line {1}, but '{2}'.</source>
        <translation>{0} の {1} 行目がクラス番号ではなく「{2}」です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write 0, 1, 2, ...</source>
        <translation>0、1、2 … と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has no colour in line {1}.</source>
        <translation>{0} の {1} 行目に色がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>Write red, green and blue from 0 to 255.</source>
        <translation>赤、緑、青を 0 から 255 で書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/class_files.py"/>
        <source>{0} has a colour that is none.</source>
        <translation>{0} に無効な色があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>objects without an outline are missing in them</source>
        <translation>輪郭のない物体が欠けています</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>boxes without an outline</source>
        <translation>輪郭のない矩形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>what no shape covers</source>
        <translation>どの図形にも覆われていない部分</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>{0} has boxes alone, without outlines that masks could be made of.</source>
        <translation>{0} には矩形しかなく、マスクを作れる輪郭がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/contents.py"/>
        <source>Export it with polygons or masks, or add its images without labels.</source>
        <translation>多角形かマスクで書き出すか、ラベルなしで画像だけを追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>their pictures are damaged</source>
        <translation>画像が破損しています</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>The labels of 1 image are not accepted, as {0}: {1}.</source>
        <translation>画像 1 枚のラベルは承認されていません（{0}）: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>The labels of {0} images are not accepted, as {1}: {2}.</source>
        <translation>画像 {0} 枚のラベルは承認されていません（{1}）: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>{0} and {1} both belong to {2}.</source>
        <translation>{0} と {1} の両方が {2} に対応しています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>Damaged pictures, to be copied again from where they came: {0}.</source>
        <translation>破損した画像（元の場所からコピーし直してください）: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>1 shape is so small or thin that it covers no pixel: {0}.</source>
        <translation>1 個の図形は小さすぎるか細すぎて、画素を覆いません: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>{0} shapes are so small or thin that they cover no pixel: {1}.</source>
        <translation>{0} 個の図形は小さすぎるか細すぎて、画素を覆いません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>they hold what no class was given for ({0})</source>
        <translation>クラスが割り当てられていないものを含みます（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/import_dataset.py"/>
        <source>shapes of several classes overlap in them</source>
        <translation>複数のクラスの図形が重なっています</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>the file was changed while it was read ({0})</source>
        <translation>読み取り中にファイルが変更されました（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} is no JSON object.</source>
        <translation>{0} は JSON オブジェクトではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} is no JSON: a comma or the end of a list is missing.</source>
        <translation>{0} は JSON ではありません。コンマまたはリストの終わりがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} is nested too deeply.</source>
        <translation>{0} は入れ子が深すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>{0} has an item of more than {1} MB, or is no JSON.</source>
        <translation>{0} に {1} MB を超える要素があるか、JSON ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/json_stream.py"/>
        <source>Export it again where it comes from: it breaks off or is damaged at byte {0}.</source>
        <translation>元のプログラムからエクスポートし直してください。{0} バイト目で途切れているか、破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' maps no class.</source>
        <translation>「{0}」はクラスの対応付けではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write SOURCE=TARGET, such as tumour=cell or 255=unlabelled.</source>
        <translation>tumour=cell や 255=unlabelled のように、「元=先」の形で書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The source has names that are easily taken for each other: {0}.</source>
        <translation>元データに紛らわしい名前があります: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>{0} classes of the source become '{1}': {2}.</source>
        <translation>元データの {0} クラスが「{1}」になります: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' for '{1}'</source>
        <translation>「{0}」を「{1}」として</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' beside '{1}'</source>
        <translation>「{0}」と「{1}」</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Names that are nearly the same are taken for one: {0}.</source>
        <translation>ほぼ同じ名前は 1 つとみなします: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>New classes have nearly the name of one of the project: {0}.</source>
        <translation>プロジェクトのクラスとほぼ同じ名前の新しいクラスがあります: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>'{0}' may be several classes of the source.</source>
        <translation>「{0}」に当てはまる元データのクラスが複数あります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write its value: {0}.</source>
        <translation>値を書いてください: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The source has no class '{0}'.</source>
        <translation>元データにクラス「{0}」はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>It has: {0}, ....</source>
        <translation>あるもの: {0}、…。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>It has: {0}.</source>
        <translation>使える設定: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The new class for {0} has no name.</source>
        <translation>{0} に対する新しいクラスの名前がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write new:NAME.</source>
        <translation>new:NAME と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>The project has no class '{0}'.</source>
        <translation>プロジェクトにクラス「{0}」はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mapping.py"/>
        <source>Write new:{0} to add it, or one of: {1}.</source>
        <translation>new:{0} と書いて追加するか、次のいずれかを書いてください: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>a colour stands for another number in them than in others</source>
        <translation>色に対応する番号がほかのマスクと異なります</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>In bitmaps (PBM) black is 1 and white is 0: look whether 1 is what you take it for.</source>
        <translation>ビットマップ（PBM）では黒が 1、白が 0 です。1 が想定どおりのものか確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>255 may mean unlabelled or the object in them</source>
        <translation>255 が未ラベルかオブジェクトかを判別できません</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>No mask in {0}.</source>
        <translation>{0} にマスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Pick a folder with one PNG for each image.</source>
        <translation>画像ごとに PNG が 1 枚あるフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>The mask {0} labels no pixel: all of it is 255, which means unlabelled.</source>
        <translation>マスク {0} にはラベル付きのピクセルがありません。すべて未ラベルを表す 255 です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Where white is the object, write its class number instead of 255.</source>
        <translation>白がオブジェクトを表す箇所には、255 の代わりにクラス番号を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Of the mask {0}, {1} and classes.txt say different things.</source>
        <translation>マスク {0} について、{1} と classes.txt の内容が食い違っています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Keep one of the two.</source>
        <translation>どちらか一方だけを残してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>The mask {0} holds class {1}, which the class list does not have.</source>
        <translation>マスク {0} に、クラスリストにないクラス {1} があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Masks hold 0 and 255, and none holds 1, so 255 was read as '{0}'.</source>
        <translation>マスクの値が 0 と 255 だけで 1 がないため、255 を「{0}」として読み取りました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>1 mask has soft edges, or is a JPEG: what is nearer to white was read as the object.</source>
        <translation>マスク 1 枚の縁がぼやけているか JPEG のため、白に近いものをオブジェクトとして読み取りました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>{0} masks have soft edges, or are JPEG: what is nearer to white was read as the object.</source>
        <translation>マスク {0} 枚の縁がぼやけているか JPEG のため、白に近いものをオブジェクトとして読み取りました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Colours were read by {0}.</source>
        <translation>色は {0} に従って読み取りました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>Left aside of names to find the images: {0}.</source>
        <translation>画像を探すために名前から除いた部分: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>1 mask has several pages; the first was used.</source>
        <translation>マスク 1 枚に複数のページがあり、最初のページを使いました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/mask_folder.py"/>
        <source>{0} masks have several pages; the first was used.</source>
        <translation>マスク {0} 枚に複数のページがあり、最初のページを使いました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>other objects</source>
        <translation>その他のオブジェクト</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Cityscapes, train ids</source>
        <translation>Cityscapes、学習用番号</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Cityscapes and KITTI, ids</source>
        <translation>Cityscapes と KITTI、番号</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>ADE20K, walls are 0</source>
        <translation>ADE20K、壁が 0</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>ADE20K, walls are 1</source>
        <translation>ADE20K、壁が 1</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>New classes, one for each value</source>
        <translation>値ごとに新しいクラス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>The values of these masks have no names. Whose numbers are they?</source>
        <translation>これらのマスクの値には名前がありません。どの番号付けですか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Those of the project's classes</source>
        <translation>プロジェクトのクラスの番号</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/numberings.py"/>
        <source>Those of the project's classes, which do not name all values</source>
        <translation>プロジェクトのクラスの番号。ただし名前のない値があります</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/picture_finder.py"/>
        <source>{0} paths lead out of the folder; the names alone were looked for in it.</source>
        <translation>{0} 個のパスがフォルダーの外を指しています。フォルダー内を名前だけで探しました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>copies of images of the project</source>
        <translation>プロジェクトの画像のコピー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>The picture {0} is not there.</source>
        <translation>画像 {0} がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Put it back, or name its folder.</source>
        <translation>元の場所に戻すか、フォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Several images are called like {0}: {1}.</source>
        <translation>{0} という名前の画像が複数あります: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Put the pictures beside the labels.</source>
        <translation>画像をラベルと同じ場所に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>No image belongs to {0}: it is neither beside the labels nor in the project.</source>
        <translation>{0} に対応する画像が、ラベルのそばにもプロジェクトにもありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Add the folder of the pictures to the project first.</source>
        <translation>先に画像のフォルダーをプロジェクトに追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>{0} was removed from the project.</source>
        <translation>{0} はプロジェクトから除外されています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>Put it back there to give it labels.</source>
        <translation>ラベルを付けるにはプロジェクトに戻してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/pictures.py"/>
        <source>No image belongs to the mask {0}.</source>
        <translation>マスク {0} に対応する画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>The labels are for {0}x{1} pixels, but {2} is {3}x{4} (width and height are swapped).</source>
        <translation>ラベルは {0}x{1} ピクセル用ですが、{2} は {3}x{4} です（幅と高さが逆です）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>The labels are for {0}x{1} pixels, but {2} is {3}x{4}.</source>
        <translation>ラベルは {0}x{1} ピクセル用ですが、{2} は {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>Take the picture that was labelled.</source>
        <translation>ラベルを付けた画像を使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>An outline has a point that is no number.</source>
        <translation>輪郭に数値ではない点があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/raster.py"/>
        <source>Draw it again where it was drawn.</source>
        <translation>作成元のプログラムで描き直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Nothing there is a data set that can be read.</source>
        <translation>そこに読み取れるデータセットはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Choose the folder that the labels lie in, or one file of them.</source>
        <translation>ラベルのあるフォルダーか、そのファイルの 1 つを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Which format is it?</source>
        <translation>どの形式ですか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>{0} cannot be read as {1}. It looks like {2}: {3}</source>
        <translation>{0} は {1} として読み取れません。{2} のようです: {3}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Choose the format {0}.</source>
        <translation>形式 {0} を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>{0} is an export of Inkling in the format '{1}', which holds no labels to import.</source>
        <translation>{0} は Inkling が形式「{1}」で書き出したもので、読み込めるラベルを含みません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>Import an export in another format, such as the plain folder (png).</source>
        <translation>プレーンフォルダー（png）など、別の形式の書き出しを読み込んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/recognition.py"/>
        <source>It is an export of Inkling, which says so.</source>
        <translation>Inkling の書き出しであると記されています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/sampled_labels.py"/>
        <source>The labels of {0} are for {1}x{2} pixels, and its picture was not found.</source>
        <translation>{0} のラベルは {1}x{2} ピクセル用ですが、その画像が見つかりません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/sampled_labels.py"/>
        <source>Put the picture beside its labels.</source>
        <translation>画像をラベルと同じ場所に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/sampled_labels.py"/>
        <source>The picture was not found.</source>
        <translation>画像が見つかりませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>masks</source>
        <translation>マスク</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>the shape that comes later in the file</source>
        <translation>ファイル内で後にある図形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>the shape that comes earlier in the file</source>
        <translation>ファイル内で先にある図形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>the smaller shape</source>
        <translation>小さいほうの図形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>neither: such pixels stay unlabelled</source>
        <translation>どちらでもない: 重なったピクセルは未ラベルのまま</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/source_sample.py"/>
        <source>Shapes of several classes overlap: which one wins there?</source>
        <translation>複数のクラスの図形が重なっています。どちらを優先しますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>None of the labels that were looked at can be read: {0}</source>
        <translation>調べたラベルはどれも読み取れません: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>{0} does not exist.</source>
        <translation>{0} は存在しません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>Check the name.</source>
        <translation>名前を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/incoming/survey.py"/>
        <source>A colour stands for another number in {0} of the masks that were looked at than in others: such masks are not accepted before you have seen them.</source>
        <translation>調べたマスクのうち {0} 個では、同じ色がほかと違う番号を表しています。そのようなマスクは、確認されるまで承認されません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/contents.py"/>
        <source>{0} has {1} instances, more than a 16-bit file can number.</source>
        <translation>{0} のインスタンスは {1} 個で、16 ビットファイルの上限を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/contents.py"/>
        <source>Ask for a larger least size.</source>
        <translation>最小サイズを大きくしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/foreseen.py"/>
        <source>The format has no classes: objects of {0} become alike.</source>
        <translation>この形式にはクラスがありません。{0} のオブジェクトは区別できなくなります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/foreseen.py"/>
        <source>The format has single objects alone, so that these are lost: {0}.</source>
        <translation>この形式は個別オブジェクトだけを収めるため、次のものは失われます: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Read back from the files, all labels are the same.</source>
        <translation>ファイルから読み戻しても、ラベルはすべて同じです。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>1 image was not found again in the files, so what it lost is not known.</source>
        <translation>1 枚の画像がファイル内に見つからず、失われた内容は不明です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>{0} images were not found again in the files, so what they lost is not known.</source>
        <translation>{0} 枚の画像がファイル内に見つからず、失われた内容は不明です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Labels that were read back from the files are the same.</source>
        <translation>ファイルから読み戻したラベルは同じです。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Read back from the files, {0}% of the pixels differ; the mean IoU is {1}.</source>
        <translation>ファイルから読み戻すと、ピクセルの {0}% が異なります。平均 IoU は {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>IoU of the classes that are other ones there: {0}.</source>
        <translation>ファイルで異なっているクラスの IoU: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Holes that are filled: {0}.</source>
        <translation>塗りつぶされた穴: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Unlabelled pixels that have a class in the files: {0}.</source>
        <translation>ファイルではクラスが付く未ラベルのピクセル: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Objects that do not come back: {0} of {1}.</source>
        <translation>復元されないオブジェクト: {1} 個中 {0} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/losses.py"/>
        <source>Objects that come back with another number: {0}.</source>
        <translation>番号が変わるオブジェクト: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>in work</source>
        <translation>作業中</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>The pattern of groups is longer than {0} characters.</source>
        <translation>グループのパターンが {0} 文字を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>Use a shorter one.</source>
        <translation>短いものを使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>'{0}' is no regular expression: {1}.</source>
        <translation>「{0}」は正規表現ではありません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>Write one such as 'patient[0-9]+', or brackets around the part that counts.</source>
        <translation>'patient[0-9]+' のように書くか、対象の部分を括弧で囲んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>'{0}' is no split.</source>
        <translation>「{0}」は分割の指定ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>Write shares of train, val and test, such as 80/10/10.</source>
        <translation>80/10/10 のように、train、val、test の割合を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/options.py"/>
        <source>opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>checksums</source>
        <translation>チェックサム</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} holds no export of this project that could be updated.</source>
        <translation>{0} に更新できるこのプロジェクトのエクスポートはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} holds an export of another project, so it stays as it is.</source>
        <translation>{0} には別のプロジェクトのエクスポートがあるため、変更しません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} holds an export in the format '{1}', not '{2}'.</source>
        <translation>{0} のエクスポートの形式は「{2}」ではなく「{1}」です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>Choose the same format, or name a new folder.</source>
        <translation>同じ形式を選択するか、新しいフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>{0} was changed or removed since the export, so the folder stays as it is.</source>
        <translation>エクスポート後に {0} が変更または削除されたため、フォルダーは変更しません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/own_export.py"/>
        <source>Name a new folder.</source>
        <translation>新しいフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>The image {0} cannot be read: {1}.</source>
        <translation>画像 {0} を読み取れません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>Put it back, or skip it.</source>
        <translation>元に戻すか、スキップしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>{0} cannot be converted to one of {1}.</source>
        <translation>{0} を {1} のいずれにも変換できません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/pictures.py"/>
        <source>Convert the image before the export.</source>
        <translation>エクスポートの前に画像を変換してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>not labelled yet</source>
        <translation>まだ未ラベル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>in work, not accepted</source>
        <translation>作業中、未承認</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>without a labelled pixel</source>
        <translation>ラベル付きのピクセルなし</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/report.py"/>
        <source>Of these pictures a part is missing, as their files break off: {0}. Copy them again from where they came.</source>
        <translation>ファイルが途中で途切れているため、次の画像は一部が欠けています: {0}。元の場所からコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/selection.py"/>
        <source>{0} is {1}x{2}, its mask {3}x{4}.</source>
        <translation>{0} は {1}x{2}、マスクは {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outgoing/selection.py"/>
        <source>Put the image back that the mask was made on.</source>
        <translation>マスクを作成したときの画像を戻してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a JSON file for each picture</source>
        <translation>画像ごとの JSON ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a JSON file for each picture, with or without isat.yaml</source>
        <translation>画像ごとの JSON ファイル。isat.yaml はなくても可</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Ultralytics YOLO, polygons</source>
        <translation>Ultralytics YOLO（多角形）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and labels/ with a text file for each picture, and data.yaml</source>
        <translation>images/、画像ごとのテキストファイルを収めた labels/、data.yaml</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Ultralytics, semantic</source>
        <translation>Ultralytics（セマンティック）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and masks/ with class numbers, and a YAML file that says masks_dir</source>
        <translation>images/、クラス番号の masks/、masks_dir を記した YAML ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>meta.json, and data sets with img/ and ann/</source>
        <translation>meta.json と、img/ と ann/ を持つデータセット</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>CVAT for images</source>
        <translation>CVAT for images</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>annotations.xml of version 1.1 and the pictures</source>
        <translation>バージョン 1.1 の annotations.xml と画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Label Studio</source>
        <translation>Label Studio</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>an export as JSON with brush masks or polygons, and the pictures</source>
        <translation>ブラシマスクまたは多角形を含む JSON のエクスポートと画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a GeoJSON file called like each picture</source>
        <translation>画像と同名の GeoJSON ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>ImageJ ROI sets</source>
        <translation>ImageJ ROI セット</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a .zip or .roi file called like each picture</source>
        <translation>画像と同名の .zip または .roi ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>VGG Image Annotator</source>
        <translation>VGG Image Annotator</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a project or an export as JSON, and the pictures</source>
        <translation>プロジェクトまたは JSON のエクスポートと画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>annotations/ with a JSON file for each subset, and images/</source>
        <translation>サブセットごとの JSON ファイルを収めた annotations/ と images/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>DigitalSreeni Image Annotator</source>
        <translation>DigitalSreeni Image Annotator</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>a project file .iap and the pictures</source>
        <translation>プロジェクトファイル .iap と画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>LabelMe (MIT), XML</source>
        <translation>LabelMe（MIT）、XML</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>an XML file for each picture, with polygons or masks</source>
        <translation>画像ごとに、多角形またはマスクの XML ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Open Images, segmentations</source>
        <translation>Open Images（セグメンテーション）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>PART-annotations-object-segmentation.csv, a PNG an object, and the pictures</source>
        <translation>PART-annotations-object-segmentation.csv、オブジェクトごとの PNG、画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>ICDAR, text</source>
        <translation>ICDAR（文字）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>gt_NAME.txt with outlines of words, or NAME_GT.bmp and NAME_GT.txt, and the pictures</source>
        <translation>単語の輪郭の gt_NAME.txt、または NAME_GT.bmp と NAME_GT.txt、および画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>COCO, stuff</source>
        <translation>COCO（stuff）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and one JSON file with the area of each class in each image, as run lengths.</source>
        <translation>images/ と、各画像の各クラスの領域をランレングスで収めた 1 つの JSON ファイル。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A JSON file with polygons beside each image, and labels.txt.</source>
        <translation>各画像と並ぶ多角形の JSON ファイルと labels.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A JSON file with polygons beside each image, and classes.txt.</source>
        <translation>各画像と並ぶ多角形の JSON ファイルと classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A JSON file with polygons beside each image, and isat.yaml.</source>
        <translation>各画像と並ぶ多角形の JSON ファイルと isat.yaml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and labels/ with their splits, a text file of polygons for each image, and data.yaml.</source>
        <translation>分割別の images/ と labels/、画像ごとの多角形のテキストファイル、data.yaml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and masks/ with their splits, class numbers as PNG, and data.yaml.</source>
        <translation>分割別の images/ と masks/、クラス番号の PNG、data.yaml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>A project with a data set for each split, objects as bitmaps.</source>
        <translation>分割ごとにデータセットを持つプロジェクト。オブジェクトはビットマップ。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and annotations.xml of version 1.1, objects as masks.</source>
        <translation>images/ とバージョン 1.1 の annotations.xml。オブジェクトはマスク。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, tasks.json with brush masks, and label_config.xml.</source>
        <translation>images/、ブラシマスクの tasks.json、label_config.xml。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, and annotations/ with a GeoJSON file for each image, polygons with holes.</source>
        <translation>images/ と、画像ごとの GeoJSON ファイルを収めた annotations/。穴のある多角形。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, and rois/ with a ROI set for each image.</source>
        <translation>images/ と、画像ごとの ROI セットを収めた rois/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and via_project.json with polygons.</source>
        <translation>images/ と多角形の via_project.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, and annotations/ with a JSON file for each split, objects as masks.</source>
        <translation>images/ と、分割ごとの JSON ファイルを収めた annotations/。オブジェクトはマスク。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/ and project.iap with polygons.</source>
        <translation>images/ と多角形の project.iap。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>Images/ and Annotations/ with an XML file of polygons for each image.</source>
        <translation>Images/ と、画像ごとに多角形の XML ファイルを収めた Annotations/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/outline_formats.py"/>
        <source>images/, masks/ with a PNG an object, and PART-annotations-object-segmentation.csv.</source>
        <translation>images/、オブジェクトごとの PNG を収めた masks/、PART-annotations-object-segmentation.csv。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>No mask in {0} bears the name of one in {1}.</source>
        <translation>{0} のマスクに、{1} の画像と同じ名前のものがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>The masks of an image must be called alike in both folders.</source>
        <translation>画像とマスクは、両方のフォルダーで同じ名前にする必要があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>There is no true mask for {0}.</source>
        <translation>{0} の正解マスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>Several predictions are called like {0}: {1}.</source>
        <translation>{0} と同じ名前の予測が複数あります: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>There is no prediction for {0}.</source>
        <translation>{0} の予測がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>The predicted {0} is {1}x{2}, the true one {3}x{4}.</source>
        <translation>{0} の予測は {1}x{2}、正解は {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>Predict on the images that the true masks belong to.</source>
        <translation>正解マスクに対応する画像で予測してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/pairs.py"/>
        <source>{0} is left out: {1} bears the same name.</source>
        <translation>{0} を除外しました。{1} と同じ名前です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>gtFine/ with labelIds and instanceIds</source>
        <translation>labelIds と instanceIds を収めた gtFine/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>KITTI semantics</source>
        <translation>KITTI semantics</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with image_2, semantic and instance</source>
        <translation>image_2、semantic、instance を収めた training/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>MOTS PNG</source>
        <translation>MOTS PNG</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and instances/ of 16 bits, labels.txt</source>
        <translation>images/、16 ビットの instances/、labels.txt</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Mapillary Vistas</source>
        <translation>Mapillary Vistas</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with labels and instances, config.json</source>
        <translation>labels と instances を収めた training/、config.json</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>train/ and trainannot/, label_colors.txt</source>
        <translation>train/ と trainannot/、label_colors.txt</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NAME_seg.png beside NAME.jpg, or images/ and annotations/</source>
        <translation>NAME.jpg と並ぶ NAME_seg.png、または images/ と annotations/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Label images (StarDist)</source>
        <translation>ラベル画像（StarDist）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>masks/ of 16 bits with object numbers</source>
        <translation>オブジェクト番号の 16 ビットの masks/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NAME_seg.npy or NAME_cp_masks beside NAME</source>
        <translation>NAME と並ぶ NAME_seg.npy または NAME_cp_masks</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Data Science Bowl 2018</source>
        <translation>Data Science Bowl 2018</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>a folder an image, a mask an object</source>
        <translation>画像ごとに 1 フォルダー、オブジェクトごとに 1 マスク</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Run lengths (Kaggle CSV)</source>
        <translation>ランレングス（Kaggle CSV）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>a table with EncodedPixels</source>
        <translation>EncodedPixels のある表</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>nnU-Net v2</source>
        <translation>nnU-Net v2</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>dataset.json, imagesTr/, labelsTr/</source>
        <translation>dataset.json、imagesTr/、labelsTr/</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Hugging Face image folder</source>
        <translation>Hugging Face 画像フォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>metadata.csv with masks, id2label.json</source>
        <translation>マスクを記した metadata.csv、id2label.json</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>data/ and labels/, mask_targets.json</source>
        <translation>data/ と labels/、mask_targets.json</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NumPy arrays</source>
        <translation>NumPy 配列</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>masks/NAME.npy, instances/NAME.npy</source>
        <translation>masks/NAME.npy、instances/NAME.npy</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Masks of other tools</source>
        <translation>ほかのツールのマスク</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>masks in colours, as JPEG, of 0 and 255, or NAME_mask beside NAME</source>
        <translation>色付き、JPEG、0 と 255 のマスク、または NAME と並ぶ NAME_mask</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>leftImg8bit/ and gtFine/ with labelIds, instanceIds and color; official numbers for official names.</source>
        <translation>leftImg8bit/ と、labelIds、instanceIds、color を収めた gtFine/。公式の名前には公式の番号。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with image_2, semantic, semantic_rgb and instance.</source>
        <translation>image_2、semantic、semantic_rgb、instance を収めた training/。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and instances/ with class times 1000 and object, labels.txt.</source>
        <translation>images/、クラス x 1000 + オブジェクトの番号の instances/、labels.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>training/ with images, labels and instances, config.json.</source>
        <translation>images、labels、instances を収めた training/、config.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>train/ and trainannot/ with masks in colours, label_colors.txt.</source>
        <translation>train/、色付きマスクの trainannot/、label_colors.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>NAME_seg.png beside NAME.jpg, classes and up to 255 objects an image as colours, names as JSON.</source>
        <translation>NAME.jpg と並ぶ NAME_seg.png。クラスと画像ごとに最大 255 個のオブジェクトを色で、名前を JSON で記録。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and masks/ as 16-bit TIFF with object numbers, of one class.</source>
        <translation>images/ と、オブジェクト番号の 16 ビット TIFF の masks/。1 クラスのみ。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Pictures with NAME_seg.npy and NAME_cp_masks.png beside, of one class.</source>
        <translation>画像と、並べた NAME_seg.npy と NAME_cp_masks.png。1 クラスのみ。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>A folder an image, with a mask an object, of one class.</source>
        <translation>画像ごとに 1 フォルダー、オブジェクトごとに 1 マスク。1 クラスのみ。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/ and train.csv with the runs of each object and its class.</source>
        <translation>images/ と、各オブジェクトのランレングスとクラスを記した train.csv。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>imagesTr/, labelsTr/, dataset.json; photos become PNG. Rename the folder to Dataset001_NAME.</source>
        <translation>imagesTr/、labelsTr/、dataset.json。写真は PNG になります。フォルダー名を Dataset001_NAME に変更してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>train/ with pictures, masks, objects and metadata.csv, id2label.json.</source>
        <translation>画像、マスク、オブジェクト、metadata.csv を収めた train/、id2label.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>data/ and labels/ (ImageSegmentationDirectory), mask_targets.json.</source>
        <translation>data/ と labels/（ImageSegmentationDirectory）、mask_targets.json。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/, masks/NAME.npy with class numbers, instances/NAME.npy with objects, classes.txt.</source>
        <translation>images/、クラス番号の masks/NAME.npy、オブジェクトの instances/NAME.npy、classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>Masks in colours</source>
        <translation>色付きマスク</translation>
    </message>
    <message>
        <location filename="../../engine/formats/raster_formats.py"/>
        <source>images/, masks/ as RGB PNG in the classes' colours, class_dict.csv.</source>
        <translation>images/、クラスの色の RGB PNG の masks/、class_dict.csv。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>What are crowds, areas of many objects in one?</source>
        <translation>crowd（多数のオブジェクトをまとめた領域）をどう扱いますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>of their class, like single objects</source>
        <translation>個別オブジェクトと同様に、そのクラスとする</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>not drawn</source>
        <translation>描かない</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>The file is large: examples show the shapes in its first 16 MB of annotations alone.</source>
        <translation>ファイルが大きいため、例には最初の 16 MB のアノテーションの図形だけが表示されます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>has images, annotations and categories as COCO has them.</source>
        <translation>に COCO 形式の images、annotations、categories があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>annotations</source>
        <translation>annotations</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>The file does not say how large {0} is.</source>
        <translation>ファイルに {0} のサイズが記されていません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>Add its height and width there.</source>
        <translation>ファイルに高さと幅を追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>Annotation {0} of {1} is not in order: {2}</source>
        <translation>{1} のアノテーション {0} に誤りがあります: {2}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>{0} has annotations of an image that it does not list: {1}.</source>
        <translation>{0} には、一覧にない画像の注釈があります: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>{0} has annotations of {1} images that it does not list: {2}.</source>
        <translation>{0} には、一覧にない {1} 枚の画像の注釈があります: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>its run lengths are for another size than {0}x{1}.</source>
        <translation>ランレングスが {0}x{1} とは別のサイズ用です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>its run lengths are missing.</source>
        <translation>ランレングスがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>its segmentation is neither polygons nor run lengths.</source>
        <translation>segmentation が多角形でもランレングスでもありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>a polygon is no list of x, y, x, y.</source>
        <translation>多角形が x, y, x, y のリストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco.py"/>
        <source>a polygon has a place that is no number, or far outside.</source>
        <translation>多角形に、数値ではない、または大きく外れた位置があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>panoptic annotations</source>
        <translation>パノプティックのアノテーション</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has no annotations of COCO.</source>
        <translation>{0} に COCO のアノテーションがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has no panoptic annotations of COCO.</source>
        <translation>{0} に COCO のパノプティックのアノテーションがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Name the JSON file, or its folder.</source>
        <translation>JSON ファイルまたはそのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has two images with the id {1}.</source>
        <translation>{0} に id が {1} の画像が 2 つあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Give each an id of its own.</source>
        <translation>それぞれに固有の id を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has an annotation that is no object.</source>
        <translation>{0} にオブジェクトではないアノテーションがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Export it again where it comes from.</source>
        <translation>作成元からエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>the image of an annotation in {0}</source>
        <translation>{0} のアノテーションの画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Which annotation files are to be imported?</source>
        <translation>どのアノテーションファイルをインポートしますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} calls category {1} '{2}', another file '{3}'.</source>
        <translation>カテゴリー {1} の名前が {0} では「{2}」、別のファイルでは「{3}」です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Import the files one by one.</source>
        <translation>ファイルを 1 つずつインポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has more than {1} categories.</source>
        <translation>{0} に {1} を超えるカテゴリーがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Merge some.</source>
        <translation>いくつか統合してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has an image that is no object.</source>
        <translation>{0} にオブジェクトではない画像の項目があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>file_name of an image in {0}</source>
        <translation>{0} の画像の file_name</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>height of an image in {0}</source>
        <translation>{0} の画像の height</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>width of an image in {0}</source>
        <translation>{0} の画像の width</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} says that {1} is {2}x{3}.</source>
        <translation>{0} では {1} のサイズが {2}x{3} とされています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>That is more than can be read.</source>
        <translation>読み取れる大きさを超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>id of {0}</source>
        <translation>{0} の id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} has a category that is no object.</source>
        <translation>{0} にオブジェクトではないカテゴリーの項目があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>id of a category in {0}</source>
        <translation>{0} のカテゴリーの id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>{0} gives category {1} no name.</source>
        <translation>{0} のカテゴリー {1} に名前がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_files.py"/>
        <source>Give it one.</source>
        <translation>名前を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>has segments_info, as COCO's panoptic annotations have.</source>
        <translation>に COCO のパノプティックのアノテーションと同じ segments_info があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>no segment</source>
        <translation>セグメントなし</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>{0} has an annotation of image {1}, which it does not list.</source>
        <translation>{0} に、一覧にない画像 {1} のアノテーションがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>Correct it.</source>
        <translation>修正してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>file_name of an annotation in {0}</source>
        <translation>{0} のアノテーションの file_name</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>The file {0} with segments is not there.</source>
        <translation>セグメントのファイル {0} がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>Put it beside the JSON file.</source>
        <translation>JSON ファイルと同じ場所に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>{0} is no PNG with colours that stand for segments.</source>
        <translation>{0} はセグメントを表す色の PNG ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>Export it again.</source>
        <translation>エクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>{0} has the segment {1}, which its annotation does not list.</source>
        <translation>{0} に、アノテーションの一覧にないセグメント {1} があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>The annotation of {0} does not list its segments.</source>
        <translation>{0} のアノテーションにセグメントの一覧がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>id of a segment of {0}</source>
        <translation>{0} のセグメントの id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/coco_panoptic.py"/>
        <source>category_id of a segment of {0}</source>
        <translation>{0} のセグメントの category_id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/instances.py"/>
        <source>There are masks/, instances/ and instances.json.</source>
        <translation>masks/、instances/、instances.json があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/instances.py"/>
        <source>{0} lacks one of the folders masks/ and instances/.</source>
        <translation>{0} に masks/ か instances/ のフォルダーがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/instances.py"/>
        <source>Pick the folder that holds both.</source>
        <translation>両方を含むフォルダーを選んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>{0} has shapes and an imagePath, as labelme writes them.</source>
        <translation>{0} に labelme の shapes と imagePath があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>{0} has no JSON file.</source>
        <translation>{0} に JSON ファイルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Name the folder of labelme's files.</source>
        <translation>labelme のファイルのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>{0} pixels wide</source>
        <translation>幅 {0} ピクセル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>There are lines or points, which cover no area: how wide are they?</source>
        <translation>面積のない線や点があります。幅をどのくらいにしますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Classes were looked for in the first {0} of 1 file.</source>
        <translation>クラスは 1 個のファイルのうち最初の {0} 個で調べました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Classes were looked for in the first {0} of {1} files.</source>
        <translation>クラスは {1} 個のファイルのうち最初の {0} 個で調べました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>shapes is no list.</source>
        <translation>shapes がリストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Check its rights.</source>
        <translation>アクセス権を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>Save it again with labelme.</source>
        <translation>labelme で保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>it does not say how large its picture is, which is not there.</source>
        <translation>画像のサイズが記されておらず、画像もありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>a shape is no object.</source>
        <translation>図形がオブジェクトではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme.py"/>
        <source>the label of a shape</source>
        <translation>図形のラベル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a shape of kind {0} has {1} points.</source>
        <translation>種類 {0} の図形に点が {1} 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a shape has no points.</source>
        <translation>図形に点がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a shape has a point that is no place.</source>
        <translation>図形に、位置ではない点があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask has no box of two points.</source>
        <translation>マスクに 2 点の矩形がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask is of another size than its box.</source>
        <translation>マスクのサイズが矩形と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask is larger than its picture.</source>
        <translation>マスクが画像より大きくなっています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/labelme_shapes.py"/>
        <source>a mask is no PNG in base64.</source>
        <translation>マスクが base64 の PNG ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>ground truth</source>
        <translation>正解マスク</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There is a folder masks/ and classes.txt.</source>
        <translation>フォルダー masks/ と classes.txt があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There is a folder masks/.</source>
        <translation>フォルダー masks/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There is a folder {0}/ beside one of images.</source>
        <translation>画像のフォルダーと並んでフォルダー {0}/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/png.py"/>
        <source>There are image files, which may be masks.</source>
        <translation>マスクの可能性がある画像ファイルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} has annotations of images as CVAT writes them.</source>
        <translation>{0} に CVAT 形式の画像のアノテーションがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} has no annotations.xml of CVAT.</source>
        <translation>{0} に CVAT の annotations.xml がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>Export it as 'CVAT for images 1.1'.</source>
        <translation>「CVAT for images 1.1」としてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>1 shape without area (boxes, lines, points) is left out.</source>
        <translation>面積のない図形（矩形、線、点）1 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} shapes without area (boxes, lines, points) are left out.</source>
        <translation>面積のない図形（矩形、線、点）{0} 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the name of a label</source>
        <translation>ラベルの名前</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>Export it again from CVAT.</source>
        <translation>CVAT からエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a picture without a name</source>
        <translation>名前のない画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the {0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a z_order</source>
        <translation>z_order</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>{0} is not in order at {1}: {2}</source>
        <translation>{0} の {1} に誤りがあります: {2}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the points of a polygon are no pairs.</source>
        <translation>多角形の点が座標の組ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a point</source>
        <translation>点</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the {0} of a mask</source>
        <translation>マスクの {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>a mask is {0}x{1}, its picture {2}x{3}.</source>
        <translation>マスクが {0}x{1}、画像が {2}x{3} です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/cvat.py"/>
        <source>the run lengths of a mask are no numbers.</source>
        <translation>マスクのランレングスが数値ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} has categories and items as Datumaro writes them.</source>
        <translation>{0} に Datumaro 形式の categories と items があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} has no annotations of Datumaro.</source>
        <translation>{0} に Datumaro のアノテーションがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>Name the folder of the data set.</source>
        <translation>データセットのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} has other classes than {1}.</source>
        <translation>{0} のクラスが {1} と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>Import them one by one.</source>
        <translation>1 つずつインポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>1 annotation without area is left out.</source>
        <translation>面積のないアノテーション 1 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>{0} annotations without area are left out.</source>
        <translation>面積のないアノテーション {0} 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>it</source>
        <translation>内容</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>categories</source>
        <translation>categories</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>the labels</source>
        <translation>ラベルの一覧</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>an item</source>
        <translation>項目</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>items</source>
        <translation>items</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>an annotation</source>
        <translation>アノテーション</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a label_id</source>
        <translation>label_id</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a polygon</source>
        <translation>多角形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>the run lengths of a mask</source>
        <translation>マスクのランレングス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/datumaro_json.py"/>
        <source>a mask is for another size than {0}x{1}.</source>
        <translation>マスクが {0}x{1} とは別のサイズ用です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} is a project of the DigitalSreeni annotator.</source>
        <translation>{0} は DigitalSreeni アノテーターのプロジェクトです。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} has 1 project file.</source>
        <translation>{0} にプロジェクトファイルが 1 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} has {1} project files.</source>
        <translation>{0} にプロジェクトファイルが {1} 個あります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>Name one .iap file.</source>
        <translation>.iap ファイルを 1 つ指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>a class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>a picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the name of a picture</source>
        <translation>画像の名前</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>Save the project again.</source>
        <translation>プロジェクトを保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>1 stack of slices is left out: export it as COCO.</source>
        <translation>スライスのスタック 1 個は取り込まれません。COCO としてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>{0} stacks of slices are left out: export them as COCO.</source>
        <translation>スライスのスタック {0} 個は取り込まれません。COCO としてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the name of a class</source>
        <translation>クラスの名前</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the annotations of a picture</source>
        <translation>画像のアノテーション</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/digital_sreeni.py"/>
        <source>the annotations of a class</source>
        <translation>クラスのアノテーション</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Export it in several parts.</source>
        <translation>いくつかに分けてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has more than {1} values.</source>
        <translation>{0} に {1} を超える値があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has more than {1} elements.</source>
        <translation>{0} に {1} を超える要素があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} declares a document type, which is not read.</source>
        <translation>{0} に文書型の宣言があります。このようなファイルは読み取れません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is no XML in UTF-8: {1}.</source>
        <translation>{0} は UTF-8 の XML ではありません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has more than {1} letters.</source>
        <translation>{0} に {1} を超える文字があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Name a smaller file.</source>
        <translation>より小さいファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Write NAME: VALUE a line.</source>
        <translation>1 行に 1 つずつ NAME: VALUE と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not an object.</source>
        <translation>{0} が {1} で、オブジェクトではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a list.</source>
        <translation>{0} が {1} で、リストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a name.</source>
        <translation>{0} が {1} で、名前ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>the height of a picture</source>
        <translation>画像の高さ</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>the width of a picture</source>
        <translation>画像の幅</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>its picture</source>
        <translation>その画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}x{2}, its annotations say {3}x{4}.</source>
        <translation>{0} は {1}x{2} ですが、アノテーションでは {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>a picture that was not found is said to be {0}x{1}.</source>
        <translation>見つからなかった画像のサイズが {0}x{1} とされています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>The picture {0} was not found.</source>
        <translation>画像 {0} が見つかりませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>Put it beside its annotations.</source>
        <translation>アノテーションと同じ場所に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is no list of points.</source>
        <translation>{0} が点のリストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is no list of x, y, x, y.</source>
        <translation>{0} が x, y, x, y のリストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} has a place that is no number, or far outside.</source>
        <translation>{0} に、数値ではない、または大きく外れた位置があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a number of pixels.</source>
        <translation>{0} が {1} で、ピクセル数ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>{0} is {1}, not a whole number from {2} on.</source>
        <translation>{0} が {1} で、{2} 以上の整数ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>a bitmap is {0}x{1}, its picture smaller.</source>
        <translation>ビットマップが {0}x{1} で、画像より大きくなっています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/files.py"/>
        <source>a bitmap is no picture.</source>
        <translation>ビットマップが画像ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} and {1} are as ICDAR has them.</source>
        <translation>{0} と {1} が ICDAR 形式です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} has outlines of words.</source>
        <translation>{0} に単語の輪郭があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} has no gt_NAME.txt and no NAME_GT.txt.</source>
        <translation>{0} に gt_NAME.txt も NAME_GT.txt もありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>Name their folder.</source>
        <translation>そのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>text that is not read</source>
        <translation>読み取り対象外の文字</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>a place</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/icdar.py"/>
        <source>{0} has no outline in line {1}.</source>
        <translation>{0} の {1} 行目に輪郭がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>its name, without the number behind the last hyphen</source>
        <translation>領域の名前（最後のハイフンの後の番号を除く）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>its group</source>
        <translation>領域のグループ</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>nothing: all are 'object'</source>
        <translation>なし: すべて「object」とする</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>{0} holds regions of ImageJ.</source>
        <translation>{0} に ImageJ の領域があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>{0} has no ROI set of ImageJ.</source>
        <translation>{0} に ImageJ の ROI セットがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>Name the folder of the .zip files.</source>
        <translation>.zip ファイルのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>What names the class of a region?</source>
        <translation>領域のクラス名を何から決めますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>a region has more than 16 MB, or is packed in another way.</source>
        <translation>領域が 16 MB を超えているか、別の方式で圧縮されています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>Save it again with ImageJ.</source>
        <translation>ImageJ で保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>{0} is no archive that can be read.</source>
        <translation>{0} は読み取れるアーカイブではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/imagej_rois.py"/>
        <source>group {0}</source>
        <translation>グループ {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>{0} says that it is a file of ISAT.</source>
        <translation>{0} に ISAT のファイルと記されています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the name of a class in isat.yaml</source>
        <translation>isat.yaml のクラスの名前</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>an object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>objects</source>
        <translation>objects</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>isat.yaml has no list of labels.</source>
        <translation>isat.yaml にラベルの一覧がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>Remove it; the classes are in the other files.</source>
        <translation>削除してください。クラスはほかのファイルにあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the layer of an object</source>
        <translation>オブジェクトのレイヤー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the category of an object</source>
        <translation>オブジェクトのカテゴリー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/isat.py"/>
        <source>the outline of an object</source>
        <translation>オブジェクトの輪郭</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>Some tasks have several annotations: which one is taken?</source>
        <translation>複数のアノテーションを持つタスクがあります。どれを使いますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the first one</source>
        <translation>最初のもの</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the last one</source>
        <translation>最後のもの</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>{0} has tasks with annotations as Label Studio exports them.</source>
        <translation>{0} に Label Studio がエクスポートしたアノテーション付きのタスクがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>{0} has no tasks of Label Studio.</source>
        <translation>{0} に Label Studio のタスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>Export them in the format JSON.</source>
        <translation>JSON 形式でエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>Export it again from Label Studio.</source>
        <translation>Label Studio からエクスポートし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>1 result without area (boxes, points) is left out.</source>
        <translation>面積のない結果（矩形、点）1 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>{0} results without area (boxes, points) are left out.</source>
        <translation>面積のない結果（矩形、点）{0} 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the data of a task</source>
        <translation>タスクのデータ</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the annotations of a task</source>
        <translation>タスクのアノテーション</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a result</source>
        <translation>結果</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the results of an annotation</source>
        <translation>アノテーションの結果</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a task has no picture.</source>
        <translation>タスクに画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>the value of a result</source>
        <translation>結果の値</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a result has no label.</source>
        <translation>結果にラベルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>its results are for pictures of several sizes.</source>
        <translation>サイズの異なる複数の画像に対する結果があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>an outline</source>
        <translation>輪郭</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a brush mask</source>
        <translation>ブラシマスク</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/label_studio.py"/>
        <source>a brush mask is not stored as run lengths.</source>
        <translation>ブラシマスクがランレングスで保存されていません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>{0} has polygons as LabelMe writes them.</source>
        <translation>{0} に LabelMe 形式の多角形があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the number of rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the number of columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the name of an object</source>
        <translation>オブジェクトの名前</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the object {0} has neither a polygon nor a mask.</source>
        <translation>オブジェクト {0} に多角形もマスクもありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the mask {0} is not as large as its picture.</source>
        <translation>マスク {0} のサイズが画像と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/labelme_xml.py"/>
        <source>the name of a mask is {0}.</source>
        <translation>マスクの名前が {0} です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/per_picture.py"/>
        <source>{0} has no file of this format.</source>
        <translation>{0} にこの形式のファイルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/per_picture.py"/>
        <source>Name the folder of the files.</source>
        <translation>ファイルのあるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/per_picture.py"/>
        <source>Save it again where it was made.</source>
        <translation>作成元のプログラムで保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>{0} is GeoJSON with objects, as QuPath writes it.</source>
        <translation>{0} は QuPath が書き出すオブジェクト付きの GeoJSON です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the list of features</source>
        <translation>フィーチャーの一覧</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>a feature</source>
        <translation>フィーチャー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the geometry of a feature</source>
        <translation>フィーチャーのジオメトリ</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the coordinates of a feature</source>
        <translation>フィーチャーの座標</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>the properties of a feature</source>
        <translation>フィーチャーのプロパティ</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/qupath.py"/>
        <source>a ring</source>
        <translation>リング</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>meta.json has the classes of a project of Supervisely.</source>
        <translation>meta.json に Supervisely のプロジェクトのクラスがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>{0} has no folder ann with JSON files.</source>
        <translation>{0} に JSON ファイルのあるフォルダー ann がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>Name the folder of the project.</source>
        <translation>プロジェクトのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>classes</source>
        <translation>classes</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the title of a class</source>
        <translation>クラスの title</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>Download the project again.</source>
        <translation>プロジェクトをダウンロードし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>size</source>
        <translation>size</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>an object has no classTitle.</source>
        <translation>オブジェクトに classTitle がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the origin of a bitmap</source>
        <translation>ビットマップの原点</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the points of an object</source>
        <translation>オブジェクトの点</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>the holes of an object</source>
        <translation>オブジェクトの穴</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>a bitmap is damaged.</source>
        <translation>ビットマップが破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/supervisely.py"/>
        <source>a bitmap is larger than its picture.</source>
        <translation>ビットマップが画像より大きくなっています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} has regions as the VGG Image Annotator writes them.</source>
        <translation>{0} に VGG Image Annotator 形式の領域があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} has no project of VIA.</source>
        <translation>{0} に VIA のプロジェクトがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>Save the project as JSON there.</source>
        <translation>VIA でプロジェクトを JSON として保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>Save it again with VIA.</source>
        <translation>VIA で保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>Which attribute names the class of a region?</source>
        <translation>領域のクラスを表す属性はどれですか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>1 region without area (lines, points) is left out.</source>
        <translation>面積のない領域（線、点）1 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} regions without area (lines, points) are left out.</source>
        <translation>面積のない領域（線、点）{0} 個は取り込まれません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>a region</source>
        <translation>領域</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>the shape of a region</source>
        <translation>領域の図形</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>the attributes of a region</source>
        <translation>領域の属性</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>a picture has no filename.</source>
        <translation>画像に filename がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>regions</source>
        <translation>regions</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>the list of pictures</source>
        <translation>画像の一覧</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>{0} of a region</source>
        <translation>領域の {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/via.py"/>
        <source>a polygon has not as many x as y.</source>
        <translation>多角形の x と y の数が一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/x_anylabeling.py"/>
        <source>{0} has keys that X-AnyLabeling alone writes.</source>
        <translation>{0} に X-AnyLabeling だけが書き出すキーがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} names classes, {1} has classes and shares.</source>
        <translation>{0} にクラス名が、{1} にクラスと割合があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} has a class number and shares of width and height a line.</source>
        <translation>{0} に、行ごとのクラス番号と、幅と高さに対する割合があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} has no pictures in {1}/.</source>
        <translation>{0} の {1}/ に画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} says masks_dir, as Ultralytics' semantic segmentation does.</source>
        <translation>{0} に Ultralytics のセマンティックセグメンテーションの masks_dir があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>{0} has no name for class {1}.</source>
        <translation>{0} にクラス {1} の名前がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>Write NUMBER: NAME a line.</source>
        <translation>1 行に 1 つずつ NUMBER: NAME と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>it is no text of numbers.</source>
        <translation>数値のテキストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>A line is a class and x, y, x, y ...</source>
        <translation>各行は、クラスに続けて x, y, x, y … です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>line {0} is no class with at least three corners.</source>
        <translation>{0} 行目は、3 つ以上の頂点を持つクラスではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/polygons/yolo.py"/>
        <source>line {0} has a place that is no number, or far outside.</source>
        <translation>{0} 行目に、数値ではない、または大きく外れた位置があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>There is a folder annotations/training/.</source>
        <translation>フォルダー annotations/training/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>There are pictures with files that end in _seg.png.</source>
        <translation>_seg.png で終わるファイルを伴う画像があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>{0} has no names of classes beside its masks.</source>
        <translation>{0} のマスクのそばにクラスの名前がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/ade20k.py"/>
        <source>Copy the .json or _atr.txt files as well.</source>
        <translation>.json または _atr.txt のファイルもコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/camvid.py"/>
        <source>There are {0}/ and {1}.</source>
        <translation>{0}/ と {1} があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/camvid.py"/>
        <source>{0} has no folders such as train/ and trainannot/ with a label_colors.txt.</source>
        <translation>{0} に、train/ と trainannot/ のようなフォルダーと label_colors.txt がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/camvid.py"/>
        <source>Pick the folder that holds them.</source>
        <translation>それらを含むフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>There is a folder {0}/ with masks of Cityscapes.</source>
        <translation>Cityscapes のマスクのあるフォルダー {0}/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>{0} has no folder gtFine/ or gtCoarse/.</source>
        <translation>{0} にフォルダー gtFine/ または gtCoarse/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>Pick the folder that holds it.</source>
        <translation>それを含むフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>{0} has no files that end in _labelIds.png.</source>
        <translation>{0} に _labelIds.png で終わるファイルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>Make them of the polygons with csCreateLabelIds (cityscapesscripts).</source>
        <translation>csCreateLabelIds（cityscapesscripts）で多角形から作成してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>labelIds</source>
        <translation>labelIds</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>labelTrainIds</source>
        <translation>labelTrainIds</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>{0} is not as large as {1}.</source>
        <translation>{0} のサイズが {1} と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/cityscapes.py"/>
        <source>Copy both of them again.</source>
        <translation>両方をコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} has a column of run lengths.</source>
        <translation>{0} にランレングスの列があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} has no table with run lengths.</source>
        <translation>{0} にランレングスの表がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Name a CSV file with EncodedPixels.</source>
        <translation>EncodedPixels のある CSV ファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Do the runs go down the columns or along the rows?</source>
        <translation>ランレングスは列に沿って下へ進みますか、行に沿って進みますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>down the columns, as Kaggle has it</source>
        <translation>列に沿って下へ（Kaggle の方式）</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>along the rows</source>
        <translation>行に沿って</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Put its picture beside the table.</source>
        <translation>画像を表と同じ場所に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>The size of {0} is not known: its picture was not found.</source>
        <translation>{0} の画像が見つからなかったため、サイズが不明です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Put it beside the table.</source>
        <translation>画像を表と同じ場所に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>The runs of {0} are no pairs of whole numbers.</source>
        <translation>{0} のランレングスが整数の組ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Correct the row of the table.</source>
        <translation>表の行を修正してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>The runs of {0} overlap, or end outside its {1} pixels.</source>
        <translation>{0} のランレングスが重なっているか、{1} ピクセルの範囲を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Correct the row, or answer whether runs go along the rows.</source>
        <translation>行を修正するか、行に沿って進むかどうかの回答を変更してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>There are {0}/images/ and masks/, as of the Data Science Bowl.</source>
        <translation>Data Science Bowl と同じ {0}/images/ と masks/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} has no folders with images/ and masks/ each.</source>
        <translation>{0} に、それぞれ images/ と masks/ を持つフォルダーがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Pick the one above them.</source>
        <translation>その 1 つ上のフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0} is not as large as the other masks.</source>
        <translation>{0} のサイズがほかのマスクと異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Copy the masks again.</source>
        <translation>マスクをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>{0}/masks/ holds no masks.</source>
        <translation>{0}/masks/ にマスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kaggle.py"/>
        <source>Copy the folder again.</source>
        <translation>フォルダーをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>There is a folder {0}/image_2/.</source>
        <translation>フォルダー {0}/image_2/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>{0} has no folder training/semantic/.</source>
        <translation>{0} にフォルダー training/semantic/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>Pick the folder that holds training/.</source>
        <translation>training/ を含むフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>{0} has masks in colours and no table of them.</source>
        <translation>{0} には色付きのマスクがありますが、色の表がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>Put a label_colors.txt (red green blue name) there.</source>
        <translation>label_colors.txt（赤 緑 青 名前）をそこに置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/kitti.py"/>
        <source>{0}/{1} is not as large as its mask.</source>
        <translation>{0}/{1} のサイズがマスクと異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>folders of other masks of the same pictures</source>
        <translation>同じ画像の別のマスクのフォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>{0}/ holds grey images of 16 or 32 bits.</source>
        <translation>{0}/ に 16 または 32 ビットのグレースケール画像があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>{0} holds no masks.</source>
        <translation>{0} にマスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>Pick the folder that holds masks/.</source>
        <translation>masks/ を含むフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>{0} holds {1}.</source>
        <translation>{0} に {1} が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/label_images.py"/>
        <source>Number objects from 1 on, 0 for none.</source>
        <translation>オブジェクトには 1 から番号を付け、なしは 0 としてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/mots.py"/>
        <source>There is a file instances/labels.txt.</source>
        <translation>ファイル instances/labels.txt があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/mots.py"/>
        <source>There is a folder instances/.</source>
        <translation>フォルダー instances/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/mots.py"/>
        <source>{0} has no folder instances/.</source>
        <translation>{0} にフォルダー instances/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>There are dataset.json and labelsTr/.</source>
        <translation>dataset.json と labelsTr/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>dataset.json has no file_ending.</source>
        <translation>dataset.json に file_ending がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Convert the data set to nnU-Net v2.</source>
        <translation>データセットを nnU-Net v2 に変換してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>{0} holds no labels.</source>
        <translation>{0} にラベルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Copy the data set again.</source>
        <translation>データセットをコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Each channel is a file of its own: which one is the picture?</source>
        <translation>チャンネルごとに別のファイルです。どれを画像として使いますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>dataset.json names no labels.</source>
        <translation>dataset.json にラベルの名前がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Take the file of the data set.</source>
        <translation>データセットのファイルを使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>dataset.json gives '{0}' no whole number.</source>
        <translation>dataset.json で「{0}」に整数が付いていません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/nnunet.py"/>
        <source>Write "cell": 1.</source>
        <translation>"cell": 1 のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>{0} has masks of objects as Open Images writes them.</source>
        <translation>{0} に Open Images 形式のオブジェクトのマスクがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>{0} has no table with MaskPath.</source>
        <translation>{0} に MaskPath のある表がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Name the folder of the tables.</source>
        <translation>表のあるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>The mask {0} was not found.</source>
        <translation>マスク {0} が見つかりませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Put it beside the tables.</source>
        <translation>表と同じ場所に置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Copy it again.</source>
        <translation>コピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>{0} is no table: {1}.</source>
        <translation>{0} は表ではありません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/open_images.py"/>
        <source>Save it as CSV again.</source>
        <translation>CSV で保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>There are masks beside their pictures, by the endings of names.</source>
        <translation>名前の末尾で区別されるマスクが、画像と同じ場所にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>{0}/ holds masks saved as JPEG.</source>
        <translation>{0}/ に JPEG で保存されたマスクがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>There are masks in colours and {0}.</source>
        <translation>色付きのマスクと {0} があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>There are image files.</source>
        <translation>画像ファイルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>Pick a folder with one mask for each image.</source>
        <translation>画像ごとに 1 つのマスクがあるフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>Masks are JPEG or have soft edges: what is nearer to white was read as the object.</source>
        <translation>マスクが JPEG か、縁がぼやけています。白に近い部分をオブジェクトとして読み取りました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>The masks hold {0} colours, too many for classes.</source>
        <translation>マスクに {0} 色あり、クラスとしては多すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>Save them without smoothing, or pick the folder of masks instead of pictures.</source>
        <translation>アンチエイリアスなしで保存するか、画像ではなくマスクのフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>the object: 255 is a class</source>
        <translation>オブジェクト: 255 はクラス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>not labelled: 255 is no class</source>
        <translation>未ラベル: 255 はクラスではない</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/other_masks.py"/>
        <source>What does 255 stand for in these masks?</source>
        <translation>これらのマスクの 255 は何を表しますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} holds colours ({1}), not numbers.</source>
        <translation>マスク {0} に番号ではなく色（{1}）が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Save it as a grey PNG or TIFF, with the number as pixel value.</source>
        <translation>番号をピクセル値とするグレースケールの PNG または TIFF で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>{0} holds {1}, not whole numbers.</source>
        <translation>{0} に整数ではなく {1} が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Export it with whole numbers.</source>
        <translation>整数でエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>{0} holds {1}, which is no whole number.</source>
        <translation>{0} に整数ではない値 {1} が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>{0} holds numbers of more than 31 bits.</source>
        <translation>{0} に 31 ビットを超える数値が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Number classes and objects from 1 on.</source>
        <translation>クラスとオブジェクトに 1 から番号を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} is a {1}, which does not keep numbers exactly.</source>
        <translation>マスク {0} は {1} で、番号を正確に保持できません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Save it as PNG.</source>
        <translation>PNG で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} is not of 8 bits a colour.</source>
        <translation>マスク {0} は各色 8 ビットではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>Save it as an RGB PNG.</source>
        <translation>RGB の PNG で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/stored_values.py"/>
        <source>The mask {0} has {1} channels.</source>
        <translation>マスク {0} に {1} チャンネルあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} has an entry '{1}' that names no class.</source>
        <translation>{0} の項目「{1}」がクラスの名前になっていません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Write "1": "cell".</source>
        <translation>"1": "cell" のように書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} names pictures and masks.</source>
        <translation>{0} に画像とマスクの名前があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} has no metadata.csv that names masks.</source>
        <translation>{0} に、マスクの名前を記した metadata.csv がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} is not as large as its mask.</source>
        <translation>{0} のサイズがマスクと異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>'{0}' leads out of {1}.</source>
        <translation>「{0}」は {1} の外を指しています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Name files below the folder of the table.</source>
        <translation>表のフォルダーより下のファイルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Save it as UTF-8.</source>
        <translation>UTF-8 で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>Line {0} of {1}</source>
        <translation>{1} の {0} 行目</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>There are data/, labels/ and mask_targets.json.</source>
        <translation>data/、labels/、mask_targets.json があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>There are data/ and labels/ with masks.</source>
        <translation>data/ と、マスクのある labels/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/tables.py"/>
        <source>{0} has no folder labels/ with masks.</source>
        <translation>{0} にマスクのあるフォルダー labels/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>There is a file {0} and labels.</source>
        <translation>ファイル {0} とラベルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>{0} has no config.json with training/labels/.</source>
        <translation>{0} に config.json と training/labels/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>{0} has no list of labels.</source>
        <translation>{0} にラベルの一覧がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>Take the one that came with the data set.</source>
        <translation>データセットに付属のものを使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>Label {0} in {1} has no name.</source>
        <translation>{1} のラベル {0} に名前がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>instances/{0} is not as large as its labels.</source>
        <translation>instances/{0} のサイズがラベルと異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/raster/vistas.py"/>
        <source>Copy both again.</source>
        <translation>両方をコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>image files without a mask that Cellpose has named</source>
        <translation>Cellpose が名付けたマスクのない画像ファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>There are files that end in _seg.npy or _cp_masks.</source>
        <translation>_seg.npy または _cp_masks で終わるファイルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>{0} holds no _seg.npy or _cp_masks.</source>
        <translation>{0} に _seg.npy も _cp_masks もありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>Pick the folder that Cellpose wrote to.</source>
        <translation>Cellpose の出力先フォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>There are no masks.</source>
        <translation>マスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>Masks are of shape {0}, not of one plane.</source>
        <translation>マスクの形状が {0} で、1 つの平面ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>{0} is no file of Cellpose that can be read: {1}</source>
        <translation>{0} は読み取れる Cellpose のファイルではありません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>Save the masks as PNG or TIFF there.</source>
        <translation>Cellpose でマスクを PNG または TIFF として保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>It does not begin as a NumPy file.</source>
        <translation>先頭が NumPy ファイルの形ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks are no array.</source>
        <translation>マスクが配列ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks have no type.</source>
        <translation>マスクに型がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks are of an unknown type.</source>
        <translation>マスクの型が不明です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks have fewer pixels than they should.</source>
        <translation>マスクのピクセルが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/cellpose.py"/>
        <source>The masks are no bytes.</source>
        <translation>マスクがバイト列ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/dicom_seg.py"/>
        <source>There is a DICOM segmentation.</source>
        <translation>DICOM セグメンテーションがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/dicom_seg.py"/>
        <source>{0} has no DICOM segmentation.</source>
        <translation>{0} に DICOM セグメンテーションがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/dicom_seg.py"/>
        <source>segment {0}</source>
        <translation>セグメント {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/geotiff.py"/>
        <source>masks/ holds TIFF with a place on the earth.</source>
        <translation>masks/ に地理座標付きの TIFF があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>Save it again in MATLAB, with -v7.</source>
        <translation>MATLAB で -v7 を指定して保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} is of MATLAB 7.3 (HDF5), which is not read.</source>
        <translation>{0} は MATLAB 7.3（HDF5）の形式で、読み取れません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} is no MAT file of MATLAB.</source>
        <translation>{0} は MATLAB の MAT ファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} が破損しています: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>it unpacks to more than {0} bytes</source>
        <translation>展開すると {0} バイトを超えます</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a packed variable is empty, or the file too long</source>
        <translation>圧縮された変数が空か、ファイルが長すぎます</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>it breaks off</source>
        <translation>途中で途切れています</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a short element is too long</source>
        <translation>短い要素が長すぎます</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>numbers of an unknown type {0}</source>
        <translation>数値の型 {0} が不明です</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>cells are nested too deeply</source>
        <translation>セルの入れ子が深すぎます</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>the head of a variable is not in order</source>
        <translation>変数のヘッダーが正しくありません</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>it cannot hold {0} values</source>
        <translation>{0} 個の値は収まりません</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} numbers are not {1}</source>
        <translation>数値が {0} 個で、{1} 個ではありません</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>{0} x {1}</source>
        <translation>{0} x {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a value is of type {0}</source>
        <translation>値の型が {0} です</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/mat_file.py"/>
        <source>a struct has fields without names</source>
        <translation>構造体に名前のないフィールドがあります</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} is a file of MATLAB.</source>
        <translation>{0} は MATLAB のファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has no .mat files.</source>
        <translation>{0} に .mat ファイルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Name the folder that holds them.</source>
        <translation>それらのあるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Which variable holds the classes?</source>
        <translation>クラスはどの変数にありますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Of several annotators of an image the first one is read.</source>
        <translation>1 枚の画像に複数の注釈者がいる場合は、最初の 1 人のものを読み取ります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has no variable '{1}' of numbers.</source>
        <translation>{0} に数値の変数「{1}」がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Save all files alike.</source>
        <translation>すべてのファイルを同じ形式で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has objects without a category.</source>
        <translation>{0} にカテゴリーのないオブジェクトがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>Save it again.</source>
        <translation>保存し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/matlab.py"/>
        <source>{0} has no plane of numbers where it is expected.</source>
        <translation>{0} の所定の場所に数値の平面がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>It is a NIfTI file.</source>
        <translation>NIfTI ファイルです。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>There are labels such as {0}.</source>
        <translation>{0} などのラベルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>{0} has no folder of NIfTI labels.</source>
        <translation>{0} に NIfTI のラベルのフォルダーがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/nifti.py"/>
        <source>Name labels/ beside images/.</source>
        <translation>images/ と並ぶ labels/ を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0}/ holds masks as .npy.</source>
        <translation>{0}/ に .npy のマスクがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} has no folder masks/ with .npy files.</source>
        <translation>{0} に .npy ファイルのあるフォルダー masks/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} is of shape {1}, not of (height, width).</source>
        <translation>{0} の形状が {1} で、(height, width) ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>Save one mask a file.</source>
        <translation>1 ファイルに 1 つのマスクを保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} holds Python objects, which could run anything.</source>
        <translation>{0} に、任意のコードを実行しうる Python オブジェクトが含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>Save plain numbers.</source>
        <translation>数値だけを保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/numpy_arrays.py"/>
        <source>{0} is no NumPy array, or damaged.</source>
        <translation>{0} は NumPy 配列ではないか、破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0}/ holds OME-TIFF.</source>
        <translation>{0}/ に OME-TIFF があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} has no folder labels/ with OME-TIFF.</source>
        <translation>{0} に OME-TIFF のあるフォルダー labels/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>classes: each value is a class</source>
        <translation>クラス: 各値が 1 つのクラス</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>objects: each value is one object</source>
        <translation>オブジェクト: 各値が 1 つのオブジェクト</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>What do the numbers in the labels stand for?</source>
        <translation>ラベルの数値は何を表しますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} is an OME-Zarr with labels.</source>
        <translation>{0} はラベル付きの OME-Zarr です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>Which labels are imported?</source>
        <translation>どのラベルをインポートしますか？</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} holds no OME-Zarr with labels.</source>
        <translation>{0} にラベル付きの OME-Zarr がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>Name a folder that ends in .zarr.</source>
        <translation>.zarr で終わるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} is no group of labels.</source>
        <translation>{0} はラベルのグループではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>Copy the image again.</source>
        <translation>画像をコピーし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>{0} is damaged.</source>
        <translation>{0} が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/ome.py"/>
        <source>The labels of {0} differ in size.</source>
        <translation>{0} のラベルのサイズが揃っていません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle has too many instructions.</source>
        <translation>pickle の命令が多すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle is damaged: {0}.</source>
        <translation>pickle が破損しています: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle has no end.</source>
        <translation>pickle に終わりがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/plain_pickle.py"/>
        <source>The pickle holds more than plain values ({0}).</source>
        <translation>pickle に単純な値以外のもの（{0}）が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/volumes.py"/>
        <source>{0} has {1} planes, {2} {3}.</source>
        <translation>{0} は {1} 平面、{2} は {3} 平面です。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/science/volumes.py"/>
        <source>A mask holds {0}.</source>
        <translation>マスクに {0} が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>There is a folder SegmentationClass/, as PASCAL VOC has it.</source>
        <translation>PASCAL VOC と同じフォルダー SegmentationClass/ があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>There are SegmentationClass/ and {0}, as PASCAL VOC has them.</source>
        <translation>PASCAL VOC と同じ SegmentationClass/ と {0} があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} has no folder SegmentationClass/.</source>
        <translation>{0} にフォルダー SegmentationClass/ がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Name the folder that holds it.</source>
        <translation>それを含むフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Name the folder of a whole data set.</source>
        <translation>データセット全体のフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>There is no labelmap.txt: colours were read as those of PASCAL VOC's own classes.</source>
        <translation>labelmap.txt がないため、色を PASCAL VOC のクラスの色として読み取りました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} holds the colour {1},{2},{3}, which is no class of {4}.</source>
        <translation>{0} の色 {1},{2},{3} は、{4} のクラスではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Write a line name:{0},{1},{2}:: into labelmap.txt.</source>
        <translation>labelmap.txt に name:{0},{1},{2}:: の行を書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} is a {1}, which does not keep colours exactly.</source>
        <translation>{0} は {1} で、色を正確に保持できません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Save as PNG.</source>
        <translation>PNG で保存してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} holds no colours ({1}).</source>
        <translation>{0} に色がありません（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Import it as a plain folder of masks.</source>
        <translation>通常のマスクのフォルダーとしてインポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} holds a number beyond its palette.</source>
        <translation>{0} にパレットの範囲外の番号があります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>{0} does not number the objects of its mask.</source>
        <translation>{0} の番号がマスクのオブジェクトと一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/readers/voc.py"/>
        <source>Take it away, or correct it.</source>
        <translation>取り除くか、修正してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>labels/NAME.nii.gz beside images/, a mask a slice; pip install "inkling[medical]"</source>
        <translation>images/ と並ぶ labels/NAME.nii.gz、スライスごとに 1 マスク。pip install "inkling[medical]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>DICOM segmentation</source>
        <translation>DICOM セグメンテーション</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>segmentations and their images; pip install "inkling[medical]"</source>
        <translation>セグメンテーションとその画像。pip install "inkling[medical]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>OME-TIFF labels</source>
        <translation>OME-TIFF ラベル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>labels/NAME.ome.tif beside images/</source>
        <translation>images/ と並ぶ labels/NAME.ome.tif</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>OME-Zarr labels</source>
        <translation>OME-Zarr ラベル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>IMAGE.zarr with labels/ in it; pip install "inkling[zarr]"</source>
        <translation>labels/ を含む IMAGE.zarr。pip install "inkling[zarr]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>MATLAB label files</source>
        <translation>MATLAB のラベルファイル</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>NAME.mat (to version 7) with a class or an object a pixel: HoVer-Net, SBD, BSDS500, COCO-Stuff</source>
        <translation>ピクセルごとにクラスまたはオブジェクトを持つ NAME.mat（バージョン 7 まで）: HoVer-Net、SBD、BSDS500、COCO-Stuff</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>masks/NAME.tif with a place on the earth</source>
        <translation>地理座標付きの masks/NAME.tif</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and labels/ as .nii.gz, slices as one volume again; pip install "inkling[medical]".</source>
        <translation>.nii.gz の images/ と labels/。スライスは再び 1 つのボリュームになります。pip install "inkling[medical]"。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and segmentations/, a segment a class; pip install "inkling[medical]".</source>
        <translation>images/ と segmentations/。クラスごとに 1 セグメント。pip install "inkling[medical]"。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and labels/NAME.ome.tif with classes and objects as channels.</source>
        <translation>images/ と、クラスとオブジェクトをチャンネルに収めた labels/NAME.ome.tif。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>NAME.zarr (NGFF 0.4) with its pyramid and labels in it; pip install "inkling[zarr]".</source>
        <translation>ピラミッドとラベルを含む NAME.zarr（NGFF 0.4）。pip install "inkling[zarr]"。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/, labels/NAME.mat with type_map and inst_map (HoVer-Net), classes.txt.</source>
        <translation>images/、type_map と inst_map を収めた labels/NAME.mat（HoVer-Net）、classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/science_formats.py"/>
        <source>images/ and masks/NAME.tif, which lie where their images lie on the earth, classes.txt.</source>
        <translation>images/、画像と同じ地理座標を持つ masks/NAME.tif、classes.txt。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>The token is empty, or not one word.</source>
        <translation>トークンが空か、1 語ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>Copy it from the account settings there.</source>
        <translation>サーバーのアカウント設定からコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>{0} needs its package {1}, not installed here.</source>
        <translation>{0} にはパッケージ {1} が必要ですが、インストールされていません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>Install it with: pip install "inkling[{0}]"</source>
        <translation>次のコマンドでインストールしてください: pip install "inkling[{0}]"</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>'{0}' is no address of a server.</source>
        <translation>「{0}」はサーバーのアドレスではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/connection.py"/>
        <source>Write one such as https://labels.example.org.</source>
        <translation>https://labels.example.org のように入力してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>project {0}</source>
        <translation>プロジェクト {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>cvat {0} {1}</source>
        <translation>cvat {0} {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>task {0}</source>
        <translation>タスク {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>frame {0} of task {1}</source>
        <translation>タスク {1} のフレーム {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>nothing arrived</source>
        <translation>何も届きませんでした</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>CVAT keeps no predictions beside annotations.</source>
        <translation>CVAT では、アノテーションとは別に予測を保存できません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>Send them as annotations.</source>
        <translation>アノテーションとして送信してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>Frame {0} of task {1} has tracks, which masks cannot replace.</source>
        <translation>タスク {1} のフレーム {0} にトラックがあり、マスクで置き換えられません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/cvat.py"/>
        <source>Remove them there, or send this picture's mask by hand.</source>
        <translation>サーバーでトラックを削除するか、この画像のマスクを手作業で送信してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Check the address and the network, and try again; what has arrived is kept.</source>
        <translation>アドレスとネットワークを確認し、もう一度お試しください。届いたものは保存されています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} at {1} refuses this token.</source>
        <translation>{1} の {0} がこのトークンを拒否しました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Make a new one in the account settings there, and see that it may use the project.</source>
        <translation>サーバーのアカウント設定で新しいトークンを作成し、プロジェクトの使用権限を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} at {1} has no {2}.</source>
        <translation>{1} の {0} に{2}がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Look up the number in its address there.</source>
        <translation>サーバーで、アドレスに含まれる番号を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} at {1} answers with error {2}.</source>
        <translation>{1} の {0} がエラー {2} を返しました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} does not answer, or broke off.</source>
        <translation>{0} が応答しないか、接続が切れました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>{0} does not answer as {1} does ({2}).</source>
        <translation>{0} の応答が {1} のものと異なります（{2}）。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/failures.py"/>
        <source>Check that the address is that of {0}, and that the server is not much older than its package.</source>
        <translation>アドレスが {0} のものであること、サーバーがパッケージより大幅に古くないことを確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>The picture {0} lies where only its server can read it.</source>
        <translation>画像 {0} は、サーバーだけが読み取れる場所にあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>Let the server hand it out, as with a storage that signs its addresses.</source>
        <translation>署名付きアドレスのストレージなどを使い、サーバーから配信してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>{0} is a web page, not a picture.</source>
        <translation>{0} は画像ではなく Web ページです。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>See whether the token may fetch it.</source>
        <translation>このトークンで取得できるか確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>{0} is larger than {1} GB.</source>
        <translation>{0} は {1} GB を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>{0} bytes of {1}</source>
        <translation>{1} バイト中 {0} バイト</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/fetching.py"/>
        <source>leads out of the web</source>
        <translation>Web 以外の場所を指しています</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>The labelling setup of this project cannot be read.</source>
        <translation>このプロジェクトのラベル付け設定を読み取れません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>The labelling setup of this project has no picture.</source>
        <translation>このプロジェクトのラベル付け設定に画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>Choose a project with images.</source>
        <translation>画像のあるプロジェクトを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>labelstudio {0} {1}</source>
        <translation>labelstudio {0} {1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>picture {0}</source>
        <translation>画像 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>The labelling setup of this project has no BrushLabels, which masks need.</source>
        <translation>このプロジェクトのラベル付け設定に、マスクに必要な BrushLabels がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>Add them there, under Settings &gt; Labeling Interface.</source>
        <translation>サーバーの Settings &gt; Labeling Interface で追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/label_studio.py"/>
        <source>annotation {0}</source>
        <translation>アノテーション {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>There is no keyring here.</source>
        <translation>ここにはキーリングがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>The token is asked for each time.</source>
        <translation>トークンは毎回入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>The keyring of this system did not take the token.</source>
        <translation>このシステムのキーリングにトークンを保存できませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/tokens.py"/>
        <source>It is asked for each time.</source>
        <translation>毎回入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>The project on the server has no pictures.</source>
        <translation>サーバーのプロジェクトに画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Choose another one.</source>
        <translation>別のクラスを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>No image of this project is accepted.</source>
        <translation>このプロジェクトには承認済みの画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Accept those whose masks are to be sent.</source>
        <translation>マスクを送信する画像を承認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>It has no mask.</source>
        <translation>マスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Accept it again.</source>
        <translation>もう一度承認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>The project on the server has no label '{0}'.</source>
        <translation>サーバーのプロジェクトにラベル「{0}」がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/servers/transfer.py"/>
        <source>Add it there, or call the class as the label there.</source>
        <translation>サーバーで追加するか、クラスの名前をサーバーのラベルに合わせてください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask is no list of bytes.</source>
        <translation>ブラシマスクがバイトのリストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask is of {0} pixels, its image of {1}.</source>
        <translation>ブラシマスクは {0} ピクセル、画像は {1} ピクセルです。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask is longer than its image.</source>
        <translation>ブラシマスクが画像より長くなっています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/brush.py"/>
        <source>A brush mask ends too early.</source>
        <translation>ブラシマスクが途中で終わっています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/imagej_roi.py"/>
        <source>A region of ImageJ is cut off, or no such file.</source>
        <translation>ImageJ の領域が途中で切れているか、領域のファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/imagej_roi.py"/>
        <source>A region of ImageJ does not begin as one.</source>
        <translation>ImageJ の領域の先頭が正しくありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/imagej_roi.py"/>
        <source>A region of ImageJ has an outline that is cut off.</source>
        <translation>ImageJ の領域の輪郭が途中で切れています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/run_lengths.py"/>
        <source>The run lengths {0} are damaged.</source>
        <translation>ランレングス {0} が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/run_lengths.py"/>
        <source>The run lengths of a mask are no whole numbers from 0 to its pixels.</source>
        <translation>マスクのランレングスが、0 からマスクのピクセル数までの整数ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/run_lengths.py"/>
        <source>The run lengths of a mask make {0} pixels, not {1}.</source>
        <translation>マスクのランレングスが {1} ピクセルではなく {0} ピクセルになります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>ego vehicle</source>
        <translation>ego vehicle</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>rectification border</source>
        <translation>rectification border</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>out of roi</source>
        <translation>out of roi</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>rail track</source>
        <translation>rail track</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>guard rail</source>
        <translation>guard rail</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>traffic light</source>
        <translation>traffic light</translation>
    </message>
    <message>
        <location filename="../../engine/formats/shapes/street_classes.py"/>
        <source>traffic sign</source>
        <translation>traffic sign</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/isat.py"/>
        <source>- name: {0}</source>
        <translation>- name: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/isat.py"/>
        <source>color: '{0}'</source>
        <translation>color: '{0}'</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/regions.py"/>
        <source>{0} objects of several pieces are several objects there.</source>
        <translation>複数の部分からなるオブジェクト {0} 個は、この形式では別々のオブジェクトになります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/regions.py"/>
        <source>1 image has unlabelled pixels, which this format cannot tell from the background.</source>
        <translation>画像 1 枚に未ラベルのピクセルがあり、この形式では背景と区別できません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/regions.py"/>
        <source>{0} images have unlabelled pixels, which this format cannot tell from the background.</source>
        <translation>画像 {0} 枚に未ラベルのピクセルがあり、この形式では背景と区別できません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>masks_dir: masks</source>
        <translation>masks_dir: masks</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>train: images/{0}</source>
        <translation>train: images/{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>val: images/{0}</source>
        <translation>val: images/{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/polygons/yolo.py"/>
        <source>test: images/test</source>
        <translation>test: images/test</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/nnunet.py"/>
        <source>{0} classes and the background are more than the format can number.</source>
        <translation>{0} クラスと背景は、この形式で番号を付けられる数を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/nnunet.py"/>
        <source>Delete a class that is not used, or choose another format.</source>
        <translation>使われていないクラスを削除するか、別の形式を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/objects.py"/>
        <source>Objects of {0} classes became those of one.</source>
        <translation>{0} クラスのオブジェクトが 1 つのクラスのものになりました。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/objects.py"/>
        <source>Classes without single objects are left out: {0}.</source>
        <translation>個別オブジェクトのないクラスは書き出されません: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>{0} has {1} objects, more than the {2} of the format.</source>
        <translation>{0} にオブジェクトが {1} 個あり、形式の上限 {2} 個を超えています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>Ask for a larger least size, or choose another format.</source>
        <translation>最小サイズを大きくするか、別の形式を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>1 object could not be numbered: the format has too few numbers for a class.</source>
        <translation>オブジェクト 1 個に番号を付けられませんでした。この形式では 1 クラスの番号が足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/rasters.py"/>
        <source>{0} objects could not be numbered: the format has too few numbers for a class.</source>
        <translation>オブジェクト {0} 個に番号を付けられませんでした。この形式では 1 クラスの番号が足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/street.py"/>
        <source>Choose COCO panoptic, or merge classes.</source>
        <translation>COCO panoptic を選択するか、クラスを統合してください。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/street.py"/>
        <source>MOTS PNG numbers {0} classes, the project has {1}.</source>
        <translation>MOTS PNG で番号を付けられるのは {0} クラスですが、プロジェクトには {1} クラスあります。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/tables.py"/>
        <source>name,r,g,b
{0}</source>
        <translation>name,r,g,b
{0}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/raster/tables.py"/>
        <source>class_dict.csv cannot hold commas and colons in: {0}.</source>
        <translation>class_dict.csv にコンマやコロンは使えません: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/dicom_seg.py"/>
        <source>medical</source>
        <translation>medical</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/dicom_seg.py"/>
        <source>DICOM</source>
        <translation>DICOM</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/dicom_seg.py"/>
        <source>Names were cut to {0} letters: {1}.</source>
        <translation>名前を {0} 文字に短縮しました: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/extras.py"/>
        <source>{0} needs {1}, which is not installed.</source>
        <translation>{0} には {1} が必要ですが、インストールされていません。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/extras.py"/>
        <source>{0} and {1}</source>
        <translation>{0}、{1}</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/geotiff.py"/>
        <source>Without a place on the earth, as their files have none: 1 image.</source>
        <translation>元のファイルに地理座標がないため、地理座標のない画像: 1 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/geotiff.py"/>
        <source>Without a place on the earth, as their files have none: {0} images.</source>
        <translation>元のファイルに地理座標がないため、地理座標のない画像: {0} 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/nifti.py"/>
        <source>NIfTI</source>
        <translation>NIfTI</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/ome.py"/>
        <source>zarr</source>
        <translation>zarr</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/science/ome.py"/>
        <source>OME-Zarr</source>
        <translation>OME-Zarr</translation>
    </message>
    <message>
        <location filename="../../engine/formats/writers/voc.py"/>
        <source>labelmap.txt cannot hold ':' or a leading '#'; written without: {0}.</source>
        <translation>labelmap.txt には「:」や先頭の「#」を使えません。それらを除いて書き出しました: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/xml_text.py"/>
        <source>It declares entities.</source>
        <translation>エンティティの宣言が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/formats/xml_text.py"/>
        <source>It is no XML: {0}.</source>
        <translation>XML ではありません: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/find.py"/>
        <source>No boundary is known along which instances could be cut.</source>
        <translation>インスタンスを分割する境界がわかりません。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/find.py"/>
        <source>Name a class 'boundary' or 'membrane' and draw it between them, or use a model's prediction.</source>
        <translation>クラスに「boundary」または「membrane」という名前を付けて間に描くか、モデルの予測を使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>Neighbours are 4 or 8, not {0}.</source>
        <translation>近傍は 4 または 8 で、{0} は使えません。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>The least size is {0} pixels.</source>
        <translation>最小サイズが {0} ピクセルになっています。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>Choose {0}.</source>
        <translation>{0} を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>The depth of a neck is {0} pixels.</source>
        <translation>くびれの深さが {0} ピクセルになっています。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>The depth of a boundary is {0}.</source>
        <translation>境界の深さが {0} になっています。</translation>
    </message>
    <message>
        <location filename="../../engine/instances/settings.py"/>
        <source>There is no way to find instances called '{0}'.</source>
        <translation>「{0}」というインスタンスの検出方法はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/jobs/lanes.py"/>
        <source>This is a bug in Inkling.</source>
        <translation>これは Inkling の不具合です。</translation>
    </message>
    <message>
        <location filename="../../engine/jobs/lanes.py"/>
        <source>The lane '{0}' is closed.</source>
        <translation>レーン「{0}」は閉じています。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>There is no orientation {0}.</source>
        <translation>向き {0} はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Use one of {0}.</source>
        <translation>{0} のいずれかを使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>There is no augmentation {0}.</source>
        <translation>データ拡張 {0} はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Use {0}.</source>
        <translation>{0} を使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Augmentation has nothing called {0}.</source>
        <translation>データ拡張に {0} という項目はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>{0}={1} cannot be.</source>
        <translation>{0}={1} は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>Give a number from {0} to {1}.</source>
        <translation>{0} から {1} までの数値を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/augment_settings.py"/>
        <source>{0}, or NAME=VALUE with {1}</source>
        <translation>{0}、または NAME=VALUE（{1}）</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Patches are {0}.</source>
        <translation>パッチの変化: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>mirrored and turned</source>
        <translation>反転と回転</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>mirrored left to right</source>
        <translation>左右反転</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>rotated freely</source>
        <translation>任意角の回転</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>tilted by {0}°</source>
        <translation>{0}° までの傾き</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>scale</source>
        <translation>倍率</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>resized up to {0} times</source>
        <translation>{0} 倍までのサイズ変更</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>bent</source>
        <translation>変形</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>brightened and darkened</source>
        <translation>明暗の変化</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>changed in contrast</source>
        <translation>コントラストの変化</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>changed in colour</source>
        <translation>色の変化</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>made noisy</source>
        <translation>ノイズの付加</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>blurred</source>
        <translation>ぼかし</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>left as they are</source>
        <translation>変化なし</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Nothing tells yet whether the images have an up, so patches are turned every way.</source>
        <translation>画像に上下の区別があるかまだわからないため、パッチをあらゆる向きに回転します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Upright: {0} % of the edges run level or upright, as in scenes with an up (22 % by chance), so patches are only mirrored left to right.</source>
        <translation>正立: エッジの {0} % が水平または垂直で、上下のある風景と同様のため（偶然なら 22 %）、パッチは左右反転だけを行います。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Upright: the classes lie at different heights in image after image, so patches are only mirrored left to right.</source>
        <translation>正立: どの画像でもクラスの高さが異なるため、パッチは左右反転だけを行います。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>No up: edges run in all directions ({0} % level or upright, 22 % by chance) and no class keeps to the top or the bottom, so patches are turned every way.</source>
        <translation>上下なし: エッジがあらゆる方向にあり（水平または垂直は {0} %、偶然なら 22 %）、上や下に偏るクラスもないため、パッチをあらゆる向きに回転します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Sizes differ much between the images: resized up to {0} times.</source>
        <translation>画像間のサイズの差が大きい: {0} 倍までサイズを変更します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Sizes differ little between the images: resized up to {0} times.</source>
        <translation>画像間のサイズの差が小さい: {0} 倍までサイズを変更します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Not bent: what stands upright is mostly straight.</source>
        <translation>変形なし: 直立したものの多くがまっすぐです。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Not bent: edges run in few directions, as in what people build.</source>
        <translation>変形なし: 人工物のようにエッジの方向が限られています。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Bent a little: the shapes are round or winding, as grown things are.</source>
        <translation>わずかに変形: 生き物のように形が丸いか曲がっています。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>One image cannot tell how light varies: changed as usual.</source>
        <translation>1 枚の画像では明るさのばらつきがわからないため、標準の変化とします。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Light differs much between the images: brightness by {0} %, contrast by {1} %.</source>
        <translation>画像間の明るさの差が大きい: 明るさ {0} %、コントラスト {1} %。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Light differs little between the images: brightness by {0} %, contrast by {1} %.</source>
        <translation>画像間の明るさの差が小さい: 明るさ {0} %、コントラスト {1} %。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>The images are grey: colours stay.</source>
        <translation>画像はグレーです。色は変えません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>The images are coloured: hue and saturation change a little.</source>
        <translation>画像はカラーです。色相と彩度を少し変えます。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>The images are nearly free of noise: none is added.</source>
        <translation>画像にほとんどノイズがありません。ノイズは加えません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/augmentation/auto_augment.py"/>
        <source>Noise of {0} grey levels is there already: no more than that is added.</source>
        <translation>すでに {0} 階調のノイズがあります。これを超えるノイズは加えません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>The memory is too small for this process's part of {0} patches a step.</source>
        <translation>1 ステップ {0} パッチのうち、このプロセスの分にはメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>Start again with fewer, such as {0}.</source>
        <translation>{0} のように数を減らしてやり直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>The memory is too small to train this network, even one patch at a time.</source>
        <translation>1 パッチずつでも、このネットワークの学習にはメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/batch_size.py"/>
        <source>Choose a smaller network or smaller patches, or close other programs.</source>
        <translation>小さなネットワークまたは小さなパッチを選ぶか、ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/budget.py"/>
        <source>One step takes about {0} s on this machine; {1} minutes give about 1 step.</source>
        <translation>このコンピューターでは 1 ステップに約 {0} 秒かかり、{1} 分では約 1 ステップです。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/budget.py"/>
        <source>One step takes about {0} s on this machine; {1} minutes give about {2} steps.</source>
        <translation>このコンピューターでは 1 ステップに約 {0} 秒かかり、{1} 分では約 {2} ステップです。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/budget.py"/>
        <source>Choose a smaller network, or give it more time.</source>
        <translation>小さなネットワークを選ぶか、時間を長くしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Solved in {0} s for 1 image.</source>
        <translation>画像 1 枚を {0} 秒で解きました。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Solved in {0} s for {1} images.</source>
        <translation>画像 {1} 枚を {0} 秒で解きました。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>The features of '{0}' cannot be used: its weights are not to be had.</source>
        <translation>「{0}」の特徴は使えません。重みを入手できません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Choose another encoder, or features=filters.</source>
        <translation>別のエンコーダーか features=filters を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>filters alone</source>
        <translation>フィルターのみ</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/ridge_fit.py"/>
        <source>Features took {0} s a megapixel.</source>
        <translation>特徴の計算に 1 メガピクセル当たり {0} 秒かかりました。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/first_model/sums_store.py"/>
        <source>no file</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>random weights</source>
        <translation>ランダムな重み</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} is a {1}; the new network starts afresh.</source>
        <translation>{0} は{1}です。新しいネットワークは最初から学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} sees other channels; the new network starts afresh.</source>
        <translation>{0} は入力チャンネルが異なります。新しいネットワークは最初から学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} sees images in another light; the new network starts afresh.</source>
        <translation>{0} は画像の明るさの扱いが異なります。新しいネットワークは最初から学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} is the {1}, whose codes fit no segmentation network.</source>
        <translation>{0} は{1}で、そのコードに合うセグメンテーションネットワークはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>Learn with a task that starts networks, such as convolutional.</source>
        <translation>convolutional など、ネットワークの初期値になるタスクで学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>not recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>The classes have changed: new ones are learned from the beginning.</source>
        <translation>クラスが変更されました。新しいクラスは最初から学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/initial_weights.py"/>
        <source>{0} on {1}</source>
        <translation>{1} 上の {0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>loss</source>
        <translation>損失関数</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>The loss '{0}' takes no value, but was given '{1}'.</source>
        <translation>損失関数「{0}」に値は不要ですが、「{1}」が指定されています。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>Write {0} alone.</source>
        <translation>{0} だけを書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>The loss '{0}' cannot take {1} values.</source>
        <translation>損失関数「{0}」に {1} 個の値は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>Write {0}:{1}.</source>
        <translation>{0}:{1} と書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>The loss '{0}' cannot take '{1}'.</source>
        <translation>損失関数「{0}」に「{1}」は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/losses.py"/>
        <source>Its {0} is a number from {1} to {2}.</source>
        <translation>{0} は {1} から {2} までの数値です。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/machine_record.py"/>
        <source>torch {0} {1}</source>
        <translation>torch {0} {1}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>building</source>
        <translation>構築</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>training</source>
        <translation>学習</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>predicting</source>
        <translation>予測</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>exporting</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>The loss or its gradient is no number in {0}.</source>
        <translation>{0} で損失または勾配が数値ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/network_trial.py"/>
        <source>The prediction is no number.</source>
        <translation>予測が数値ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/optim.py"/>
        <source>optimizer</source>
        <translation>オプティマイザー</translation>
    </message>
    <message>
        <location filename="../../engine/learn/request.py"/>
        <source>There is nothing to learn from: no training image has a labelled pixel.</source>
        <translation>学習できるものがありません。ラベル付きのピクセルを持つ学習画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/sample_inbox.py"/>
        <source>Label some pixels of at least one image and accept it.</source>
        <translation>少なくとも 1 枚の画像の一部にラベルを付けて承認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/sample_inbox.py"/>
        <source>Left out of training: {0}</source>
        <translation>学習から除外: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>{0} is {1}x{2}, but its mask is {3}x{4}.</source>
        <translation>{0} は {1}x{2} ですが、マスクは {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>Use the mask that belongs to this image.</source>
        <translation>この画像に対応するマスクを使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>The mask of {0} holds class {1}, but there are only {2} classes.</source>
        <translation>{0} のマスクにクラス {1} がありますが、クラスは {2} 個しかありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/samples.py"/>
        <source>Add the class, or correct the mask.</source>
        <translation>クラスを追加するか、マスクを修正してください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Going on with the interrupted training after step {0}.</source>
        <translation>中断した学習をステップ {0} の後から続けます。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Training diverged at learning rate {0}: the loss is no number now.</source>
        <translation>学習率 {0} で学習が発散し、損失が数値ではなくなりました。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Train again with a smaller learning rate or another loss.</source>
        <translation>学習率を下げるか、別の損失関数で学習し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Learned {0} steps in {1} s from 1 image.</source>
        <translation>画像 1 枚から {0} ステップを {1} 秒で学習しました。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>Learned {0} steps in {1} s from {2} images.</source>
        <translation>画像 {2} 枚から {0} ステップを {1} 秒で学習しました。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/trainer.py"/>
        <source>The network could not be kept for the next round: {0}</source>
        <translation>ネットワークを次のラウンドのために保存できませんでした: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>The interrupted training is damaged: {0}.</source>
        <translation>中断した学習のデータが破損しています: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>Start again: it begins anew.</source>
        <translation>もう一度始めてください。最初から学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>a key</source>
        <translation>キー</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>the file of the best checkpoint is in another folder</source>
        <translation>最良のチェックポイントのファイルが別のフォルダーにあります</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>This training could not be kept for later: {0}</source>
        <translation>この学習を後のために保存できませんでした: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>the state</source>
        <translation>状態</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>{0} is no training that this Inkling can go on with.</source>
        <translation>{0} は、この Inkling で続けられる学習ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>{0} is a training with other settings.</source>
        <translation>{0} は設定の異なる学習です。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>Training begins anew.</source>
        <translation>学習は最初から始まります。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>it has no {0}</source>
        <translation>{0} がありません</translation>
    </message>
    <message>
        <location filename="../../engine/learn/training_state.py"/>
        <source>The interrupted training is not gone on with: {0}</source>
        <translation>中断した学習は続行されません: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>Not in use: it knows one class only, '{0}'. Label a second one.</source>
        <translation>不採用: 1 つのクラス「{0}」しか学習していません。2 つ目のクラスにラベルを付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use, unchecked: no mask that you drew or corrected is held back for checking yet.</source>
        <translation>新しいモデルを使用中（未検証）: あなたが描いた、または直したマスクは、まだ検証用に取り置かれていません。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>First model in use: mean IoU {0}.</source>
        <translation>最初のモデルを採用: 平均 IoU {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use: mean IoU {0}; the old one knew none of its classes.</source>
        <translation>新しいモデルを採用: 平均 IoU {0}。古いモデルにはこれらのクラスがありませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>Kept the old model: {0}.</source>
        <translation>古いモデルを維持: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>Kept the old model: mean IoU {0}.</source>
        <translation>古いモデルを維持: 平均 IoU {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use: mean IoU {0} ({1}).</source>
        <translation>新しいモデルを採用: 平均 IoU {0}（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>New model in use: mean IoU {0}.</source>
        <translation>新しいモデルを採用: 平均 IoU {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back and {2} fresh image</source>
        <translation>{0}（検証用 {1} 枚、新規 {2} 枚）</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back and {2} fresh images</source>
        <translation>{0}（検証用 {1} 枚、新規 {2} 枚）</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back image</source>
        <translation>{0}（検証用 {1} 枚）</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} held-back images</source>
        <translation>{0}（検証用 {1} 枚）</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} fresh image</source>
        <translation>{0}（新規 {1} 枚）</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} on {1} fresh images</source>
        <translation>{0}（新規 {1} 枚）</translation>
    </message>
    <message>
        <location filename="../../engine/learn/validation/promotion.py"/>
        <source>{0} IoU {1}</source>
        <translation>{0} IoU {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/deeplab_v3_cascade.py"/>
        <source>The encoder '{0}' has no residual stage that could be repeated.</source>
        <translation>エンコーダー「{0}」には繰り返せる残差ステージがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/deeplab_v3_cascade.py"/>
        <source>Choose a ResNet, such as resnet50.</source>
        <translation>resnet50 などの ResNet を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/deeplab_v3plus.py"/>
        <source>The encoder '{0}' has no features at a quarter of the image's size.</source>
        <translation>エンコーダー「{0}」には画像の 4 分の 1 のサイズの特徴がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/fcn.py"/>
        <source>The encoder '{0}' has no features at stride {1}, which FCN scores.</source>
        <translation>エンコーダー「{0}」には FCN が使うストライド {1} の特徴がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/fcn.py"/>
        <source>Choose vgg16, or a ResNet, MobileNet, EfficientNet or ConvNeXt.</source>
        <translation>vgg16、または ResNet、MobileNet、EfficientNet、ConvNeXt を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/ridge.py"/>
        <source>Learned features: ships with Inkling: EfficientNet-Lite0 to stride 16, ImageNet weights, Apache-2.0.</source>
        <translation>学習済みの特徴: Inkling に付属: ストライド 16 までの EfficientNet-Lite0、ImageNet の重み、Apache-2.0。</translation>
    </message>
    <message>
        <location filename="../../engine/models/architectures/torchvision_net.py"/>
        <source>torchvision has no {0} on '{1}'.</source>
        <translation>torchvision に「{1}」上の {0} はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/dilated_encoder.py"/>
        <source>The encoder '{0}' cannot be used here: it cannot keep a stride of {1}.</source>
        <translation>エンコーダー「{0}」はストライド {1} を保てないため、ここでは使えません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>encoder</source>
        <translation>エンコーダー</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>The encoder '{0}' cannot be used for segmentation: {1}</source>
        <translation>エンコーダー「{0}」はセグメンテーションに使えません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>Choose another encoder, or other weights.</source>
        <translation>別のエンコーダーか別の重みを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>The weights in {0} cannot be used: {1}</source>
        <translation>{0} の重みは使えません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/timm_encoder.py"/>
        <source>Replace the file, or train without ImageNet weights.</source>
        <translation>ファイルを置き換えるか、ImageNet の重みなしで学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/upsample.py"/>
        <source>upsampling</source>
        <translation>アップサンプリング</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vgg_configurations.py"/>
        <source>This network stands on VGG, not on '{0}'.</source>
        <translation>このネットワークは「{0}」ではなく VGG を使います。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vgg_weights.py"/>
        <source>The weights in {0} are not those of this encoder: {1}</source>
        <translation>{0} の重みはこのエンコーダーのものではありません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vgg_weights.py"/>
        <source>ImageNet weights fit a width of {0} only; training starts from random weights.</source>
        <translation>ImageNet の重みは幅 {0} だけに合います。ランダムな重みから学習を始めます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vit_encoder.py"/>
        <source>The encoder '{0}' is no vision transformer.</source>
        <translation>エンコーダー「{0}」はビジョントランスフォーマーではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/blocks/vit_encoder.py"/>
        <source>Choose one, such as vit_small_patch16_224 or vit_large_patch16_224.</source>
        <translation>vit_small_patch16_224 や vit_large_patch16_224 などを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Quick on a laptop</source>
        <translation>ノート PC で高速</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Big, for a graphics card</source>
        <translation>大型、グラフィックカード向け</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Classics, as published</source>
        <translation>古典、論文どおり</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels at full size, doubled at each level.</source>
        <translation>最大解像度でのチャンネル数。レベルごとに 2 倍になります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How often it halves the image and doubles it again.</source>
        <translation>画像を半分にして再び 2 倍にする回数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Share of the deepest features left out at random while learning.</source>
        <translation>学習時にランダムに除く最深部の特徴の割合。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Image pixels per pixel of the deepest features; 8 is finer and three times as slow.</source>
        <translation>最深部の特徴の 1 ピクセルに当たる画像のピクセル数。8 は細かく、3 倍遅くなります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Whether a batch norm follows each convolution; without, it learns more slowly.</source>
        <translation>各畳み込みの後にバッチ正規化を置くかどうか。ないと学習が遅くなります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How the decoder doubles height and width.</source>
        <translation>デコーダーが高さと幅を 2 倍にする方法。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the first stage, an eighth of the last; ImageNet weights fit 64 only.</source>
        <translation>最初のステージのチャンネル数で、最後の 8 分の 1。ImageNet の重みに合うのは 64 だけです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the layers fc6 and fc7, which only VGG has.</source>
        <translation>VGG だけにある層 fc6 と fc7 のチャンネル数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Share of the channels of fc6 and fc7 left out at random while learning.</source>
        <translation>学習時にランダムに除く fc6 と fc7 のチャンネルの割合。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Finer scores as they are, or scaled down as in the paper, whose pixels were 0-255.</source>
        <translation>細かいスコアをそのまま使うか、ピクセル値 0-255 の論文どおりに縮小するか。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How it predicts: all pixels at once, or patch by patch: slow, with the same answer.</source>
        <translation>予測の方法: 全ピクセルを一度に、またはパッチごとに（低速、結果は同じ）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net, small</source>
        <translation>U-Net（小）</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Learns within a minute on a laptop without a graphics card.</source>
        <translation>グラフィックカードのないノート PC でも 1 分以内に学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Linear classifier on learned features</source>
        <translation>学習済みの特徴による線形分類器</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Solved at once instead of learned in steps; the first help in a new project.</source>
        <translation>段階的な学習ではなく一度に解きます。新しいプロジェクトの最初の助けになります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>What pixels are told by.</source>
        <translation>ピクセルの判別に使うもの。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How many sizes of filters, each twice as wide.</source>
        <translation>フィルターのサイズの段数。1 段ごとに幅が 2 倍になります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>How many sizes of filters for thin lines, each twice as wide.</source>
        <translation>細い線のフィルターのサイズ数。1 段ごとに幅が 2 倍になります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Pixel classifier on filters</source>
        <translation>フィルターによるピクセル分類器</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Learns in seconds what pixels look like, but sees no shapes; the first help in a new project.</source>
        <translation>ピクセルの見た目を数秒で学習しますが、形はわかりません。新しいプロジェクトの最初の助けになります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the first layer.</source>
        <translation>最初の層のチャンネル数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net on a timm encoder</source>
        <translation>timm エンコーダー上の U-Net</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Starts from ImageNet weights; wants a graphics card, or patience.</source>
        <translation>ImageNet の重みから始めます。グラフィックカードか、時間が必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Patch classifier</source>
        <translation>パッチ分類器</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Names each pixel by the 46x46 pixels around it; few weights, no view of the whole.</source>
        <translation>各ピクセルを周囲の 46x46 ピクセルで判定します。重みは少なく、全体は見えません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of the first layer; then 4 and 16 times as many.</source>
        <translation>最初の層のチャンネル数。以降は 4 倍と 16 倍です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A classifier run over the image; coarse, a first step to FCN-8s.</source>
        <translation>画像全体に適用する分類器。粗く、FCN-8s への第一歩です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>FCN-32s with one finer stage; boundaries within some ten pixels.</source>
        <translation>細かい段を 1 つ加えた FCN-32s。境界の誤差は 10 ピクセル程度です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The first end-to-end network; on a ResNet it is light and quick.</source>
        <translation>最初のエンドツーエンドのネットワーク。ResNet 上では軽く高速です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A network of 252 million weights for objects that fill a patch; wants a big graphics card.</source>
        <translation>パッチ全体を占めるオブジェクト向けの、重み 2 億 5200 万個のネットワーク。大型のグラフィックカードが必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Side of the code's view, in cells of 32 pixels.</source>
        <translation>コードの視野の一辺（32 ピクセル単位）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeconvNet</source>
        <translation>DeconvNet</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Road scenes and other images full of things; crisp, and sparing with memory.</source>
        <translation>道路風景など、ものの多い画像向け。輪郭が鮮明で、メモリを節約します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SegNet</source>
        <translation>SegNet</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SegNet with four stages; small enough to start from random weights.</source>
        <translation>4 段の SegNet。小さく、ランダムな重みから始められます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Channels of every stage.</source>
        <translation>各ステージのチャンネル数。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SegNet-Basic</source>
        <translation>SegNet-Basic</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v1, LargeFOV</source>
        <translation>DeepLab v1、LargeFOV</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Sees far by filters with holes; its soft boundaries are meant to be sharpened by a dense CRF.</source>
        <translation>膨張フィルターで広く見ます。境界がぼやけるため、密 CRF で鮮明にすることが前提です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net as published</source>
        <translation>U-Net（論文どおり）</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Sees no padding, so tiles fit without a seam; mirrors the image at its border. Slow.</source>
        <translation>パディングがないためタイルの継ぎ目が出ません。画像の端は鏡像で補います。低速です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>U-Net, full width</source>
        <translation>U-Net（全幅）</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The published widths, same-padded and with batch norm; wants a graphics card.</source>
        <translation>論文どおりの幅に、同サイズのパディングとバッチ正規化を加えたもの。グラフィックカードが必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>W-Net's first half</source>
        <translation>W-Net の前半</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A U-Net of separable convolutions that can find segments without labels first (task wnet).</source>
        <translation>先にラベルなしでセグメントを見つけられる分離畳み込みの U-Net（タスク wnet）。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Judges a pixel by the scene around it: means over the whole image and its parts.</source>
        <translation>画像全体とその部分の平均を使い、周囲の場面からピクセルを判定します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>PSPNet</source>
        <translation>PSPNet</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v2</source>
        <translation>DeepLab v2</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Looks at each image in three sizes; slow, and at its best with a dense CRF.</source>
        <translation>各画像を 3 つのサイズで見ます。低速で、密 CRF との併用で最良になります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3</source>
        <translation>DeepLab v3</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Sees objects of very different sizes; its boundaries are soft.</source>
        <translation>大きさの大きく異なるオブジェクトを捉えます。境界はぼやけます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3, cascade</source>
        <translation>DeepLab v3（カスケード）</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The variant that goes deeper instead of wider; on ResNets only.</source>
        <translation>幅の代わりに深さを増した変種。ResNet のみ。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3+</source>
        <translation>DeepLab v3+</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Objects of all sizes with crisp boundaries; a good choice on a graphics card.</source>
        <translation>あらゆる大きさのオブジェクトを鮮明な境界で捉えます。グラフィックカードがあれば良い選択です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SETR, naive decoder</source>
        <translation>SETR（単純デコーダー）</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A vision transformer, its answer simply enlarged; wants ImageNet weights and many images.</source>
        <translation>出力を単純に拡大するビジョントランスフォーマー。ImageNet の重みと多くの画像が必要です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SETR, progressive upsampling</source>
        <translation>SETR（段階的アップサンプリング）</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A vision transformer, its answer doubled step by step.</source>
        <translation>出力を段階的に 2 倍にするビジョントランスフォーマー。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>SETR, multi-level aggregation</source>
        <translation>SETR（多層集約）</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>A vision transformer, four of its layers joined.</source>
        <translation>4 つの層を結合したビジョントランスフォーマー。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>FCN of torchvision</source>
        <translation>torchvision の FCN</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Starts from weights that know 20 everyday things; on resnet50 or resnet101.</source>
        <translation>身近な 20 種類を学習済みの重みから始めます。resnet50 または resnet101 上。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>DeepLab v3 of torchvision</source>
        <translation>torchvision の DeepLab v3</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Starts from weights that know 20 everyday things; on a ResNet or a small, quick MobileNet.</source>
        <translation>身近な 20 種類を学習済みの重みから始めます。ResNet、または小さく高速な MobileNet 上。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>architecture</source>
        <translation>アーキテクチャ</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>The encoder '{0}' cannot be used: '{1}' brings its own.</source>
        <translation>エンコーダー「{0}」は使えません。「{1}」には専用のエンコーダーがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/catalog.py"/>
        <source>Choose no encoder, or another architecture.</source>
        <translation>エンコーダーを選ばないか、別のアーキテクチャを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>Choose unet-small, unet or deeplab-v3plus, for example.</source>
        <translation>たとえば unet-small、unet、deeplab-v3plus を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>The architecture '{0}' has no encoder that could learn by itself.</source>
        <translation>アーキテクチャ「{0}」には、単独で学習できるエンコーダーがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>No layer of {0} fits the encoder of this network.</source>
        <translation>{0} の層がこのネットワークのエンコーダーに合いません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>Train the architecture and encoder that the file was learned for.</source>
        <translation>ファイルの学習対象となったアーキテクチャとエンコーダーで学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>The encoder starts from {0}: {1} M weights taken over, {2} of {3} tensors start afresh.</source>
        <translation>エンコーダーは {0} から始めます。{1} M 個の重みを引き継ぎ、{3} 個中 {2} 個のテンソルは最初から学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/models/encoder_part.py"/>
        <source>The encoder starts from {0}: {1} M weights taken over.</source>
        <translation>エンコーダーは {0} から始めます。{1} M 個の重みを引き継ぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>result of the task '{0}'</source>
        <translation>タスク「{0}」の結果</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>encoder of {0} on {1}</source>
        <translation>{1} 上の {0} のエンコーダー</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>encoder of {0}</source>
        <translation>{0} のエンコーダー</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>{0} holds no encoder learned without labels.</source>
        <translation>{0} にラベルなしで学習したエンコーダーがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The description</source>
        <translation>記述</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The record</source>
        <translation>記録</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The description in {0} is damaged.</source>
        <translation>{0} の記述が破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>The weights in {0} are damaged or do not fit its description.</source>
        <translation>{0} の重みが破損しているか、記述と一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/encoder_file.py"/>
        <source>Learn one from unlabelled images first.</source>
        <translation>先に未ラベル画像から学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Learned from</source>
        <translation>学習データ</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>How</source>
        <translation>学習方法</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Checked on held-back images</source>
        <translation>検証用画像での評価</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Not shown</source>
        <translation>表示なし</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} more</source>
        <translation>ほか {0} 個</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Architecture</source>
        <translation>アーキテクチャ</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>its own</source>
        <translation>専用</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Parameters</source>
        <translation>パラメーター</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Input channels</source>
        <translation>入力チャンネル</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Images are seen</source>
        <translation>画像の扱い</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0}: {1} of the file</source>
        <translation>{0}: ファイルの {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>as they are</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each channel of each in its own light, those with a {0} tail as negatives</source>
        <translation>画像とチャンネルごとに正規化、{0}側に裾のあるものは反転</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each channel of each in its own light</source>
        <translation>画像とチャンネルごとに正規化</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each in its own light, those with a {0} tail as negatives</source>
        <translation>画像ごとに正規化、{0}側に裾のあるものは反転</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>each in its own light</source>
        <translation>画像ごとに正規化</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} labelled nearly everywhere, {1} in part (scribbles)</source>
        <translation>ほぼ全面にラベル {0}、一部のみ（スクリブル）{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Pixels of {0}</source>
        <translation>{0} のピクセル</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>an unknown device</source>
        <translation>不明なデバイス</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>solved in closed form (ridge regression), anew from all masks each time</source>
        <translation>閉形式で解く（リッジ回帰）。毎回すべてのマスクから計算し直す</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} s on {1}</source>
        <translation>{0} 秒、{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Weights come from</source>
        <translation>重みの由来</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Inkling</source>
        <translation>Inkling</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>not recorded on {0}</source>
        <translation>{0} では記録なし</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} steps in {1} s on {2}</source>
        <translation>{2} で {0} ステップを {1} 秒</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Went on from</source>
        <translation>引き継ぎ元</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>no other model</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Patches</source>
        <translation>パッチ</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} px, {1} a step</source>
        <translation>{0} px、1 ステップ {1} 枚</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Changes of patches</source>
        <translation>パッチの変化</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>unchecked: no image was held back</source>
        <translation>未検証: 検証用の画像がありませんでした</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Mean IoU of all pixels</source>
        <translation>全画素の平均 IoU</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Mean Dice</source>
        <translation>平均 Dice</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>Pixels right</source>
        <translation>正解ピクセル</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>IoU of {0}</source>
        <translation>{0} の IoU</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} orientation</source>
        <translation>向き {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/model_card_text.py"/>
        <source>{0} UTC</source>
        <translation>{0} UTC</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>Install them: python -m pip install "onnx&gt;=1.17" "onnxruntime&gt;=1.20"</source>
        <translation>インストールしてください: python -m pip install "onnx&gt;=1.17" "onnxruntime&gt;=1.20"</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>ONNX needs {0}, not installed here.</source>
        <translation>ONNX には {0} が必要ですが、インストールされていません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>it fails at {0}x{1} pixels: {2}</source>
        <translation>{0}x{1} ピクセルで失敗しました: {2}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>it answers {0} instead of {1}</source>
        <translation>出力が {1} ではなく {0} です</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>its answer at {0}x{1} pixels differs by {2} of the largest logit</source>
        <translation>{0}x{1} ピクセルでの出力の差が最大ロジットの {2} です</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>ONNX Runtime cannot read the network: {0}</source>
        <translation>ONNX Runtime でネットワークを読み取れません: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>The network '{0}' cannot be said in ONNX: {1}</source>
        <translation>ネットワーク「{0}」を ONNX で表せません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_file.py"/>
        <source>No file was written. Train another architecture for ONNX.</source>
        <translation>ファイルは書き込まれませんでした。ONNX には別のアーキテクチャを学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_packages.py"/>
        <source>INKLING_ONNXRUNTIME is 0</source>
        <translation>INKLING_ONNXRUNTIME が 0</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/onnx_packages.py"/>
        <source>without {0}</source>
        <translation>{0} なし</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>Choose a model file that Inkling has trained, or train a new one.</source>
        <translation>Inkling で学習したモデルファイルを選ぶか、新しく学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>There is no model file {0}.</source>
        <translation>モデルファイル {0} がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>The weights in {0} are damaged: '{1}' has numbers that are not finite.</source>
        <translation>{0} の重みが破損しています。「{1}」に有限でない数値があります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>{0} is damaged, or not a model file.</source>
        <translation>{0} は破損しているか、モデルファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>{0} is a pickled PyTorch file, which could run code when opened.</source>
        <translation>{0} は pickle 形式の PyTorch ファイルで、開くとコードが実行されるおそれがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>Inkling opens only .safetensors models that it has trained itself.</source>
        <translation>Inkling が開くのは、自身で学習した .safetensors モデルだけです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>the header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor is no object.</source>
        <translation>テンソルがオブジェクトではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor is of an unknown type.</source>
        <translation>テンソルの型が不明です。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor has no shape or no place.</source>
        <translation>テンソルに形状または位置がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor has too many axes.</source>
        <translation>テンソルの軸が多すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>a side</source>
        <translation>辺</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/tensor_file.py"/>
        <source>A tensor has another length than its shape.</source>
        <translation>テンソルの長さが形状と一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/weights.py"/>
        <source>{0} is an encoder learned without labels, not yet a model.</source>
        <translation>{0} はラベルなしで学習したエンコーダーで、まだモデルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/weights.py"/>
        <source>Choose it as what a new network begins with, and train that.</source>
        <translation>新しいネットワークの初期値として選び、そのネットワークを学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/files/weights.py"/>
        <source>{0} holds weights, but not of a network made by Inkling.</source>
        <translation>{0} の重みは Inkling が作成したネットワークのものではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inputs.py"/>
        <source>The network wants images of {0} channels, this one has {1}.</source>
        <translation>ネットワークには {0} チャンネルの画像が必要ですが、この画像は {1} チャンネルです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/inputs.py"/>
        <source>Use a network that was trained on such images.</source>
        <translation>このような画像で学習したネットワークを使ってください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>Starting from the ImageNet weights that ship with Inkling (EfficientNet-Lite0, Apache-2.0) down to stride 16; deeper layers start from random weights.</source>
        <translation>Inkling に付属する ImageNet の重み（EfficientNet-Lite0、Apache-2.0）から始めます（ストライド 16 まで）。より深い層はランダムな重みから始めます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>Starting from the weights in {0}.</source>
        <translation>{0} の重みから始めます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>nobody publishes ImageNet weights for it</source>
        <translation>ImageNet の重みが公開されていません</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>downloads are switched off (HF_HUB_OFFLINE)</source>
        <translation>ダウンロードがオフになっています（HF_HUB_OFFLINE）</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>{0} cannot be reached</source>
        <translation>{0} に接続できません</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>the download failed: {0}</source>
        <translation>ダウンロードに失敗しました: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>Starting from the ImageNet weights of {0}, from the hub.</source>
        <translation>ハブから取得した {0} の ImageNet の重みから始めます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/imagenet_weights.py"/>
        <source>No ImageNet weights for '{0}': {1}. Training starts from random weights, which takes longer; put {2}.safetensors into a folder and name it in INKLING_WEIGHTS to use your own copy.</source>
        <translation>「{0}」の ImageNet の重みがありません: {1}。ランダムな重みから始めるため、学習に時間がかかります。手元のコピーを使うには、{2}.safetensors をフォルダーに置き、INKLING_WEIGHTS で指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_fetch.py"/>
        <source>what arrived is not the published file</source>
        <translation>取得したファイルが公開されているものと異なります</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_fetch.py"/>
        <source>The weights of '{0}' are not on this machine, and {1}.</source>
        <translation>「{0}」の重みがこのコンピューターになく、{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_fetch.py"/>
        <source>Get {0} ({1} MB) on another machine and put it into a folder that INKLING_WEIGHTS names.</source>
        <translation>別のコンピューターで {0}（{1} MB）を取得し、INKLING_WEIGHTS で指定したフォルダーに置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>DeepLab v3 on MobileNetV3: quick, also without a graphics card</source>
        <translation>MobileNetV3 上の DeepLab v3: グラフィックカードがなくても高速</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>DeepLab v3 on ResNet-50</source>
        <translation>ResNet-50 上の DeepLab v3</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>DeepLab v3 on ResNet-101: the most accurate, and the slowest</source>
        <translation>ResNet-101 上の DeepLab v3: 最も高精度で最も低速</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>FCN on ResNet-50</source>
        <translation>ResNet-50 上の FCN</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>FCN on ResNet-101</source>
        <translation>ResNet-101 上の FCN</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_models.py"/>
        <source>ready model</source>
        <translation>学習済みモデル</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Delete it, and it is fetched again.</source>
        <translation>削除すると、再び取得されます。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} Starting from random weights. {1}</source>
        <translation>{0} ランダムな重みから始めます。{1}</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} holds more than weights and could run code when opened, so it stays closed.</source>
        <translation>{0} には重み以外も含まれ、開くとコードが実行されるおそれがあるため、開きません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Get the file again from its publisher, or export its weights as .safetensors.</source>
        <translation>公開元からファイルを取得し直すか、重みを .safetensors としてエクスポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} is damaged or no file of weights.</source>
        <translation>{0} は破損しているか、重みのファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>{0} holds no weights by name.</source>
        <translation>{0} に名前付きの重みがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Choose the file that torchvision publishes.</source>
        <translation>torchvision が公開しているファイルを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>The weights in {0} are of another network.</source>
        <translation>{0} の重みは別のネットワークのものです。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Choose the file that torchvision publishes under this name.</source>
        <translation>torchvision がこの名前で公開しているファイルを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Building the network</source>
        <translation>ネットワークを構築中</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/ready_weights.py"/>
        <source>Without its weights a ready model knows nothing.</source>
        <translation>重みがなければ、学習済みモデルは何も認識できません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>ships with Inkling: EfficientNet-Lite0 to stride 16, ImageNet weights, Apache-2.0</source>
        <translation>Inkling に付属: ストライド 16 までの EfficientNet-Lite0、ImageNet の重み、Apache-2.0</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>The shipped encoder is missing: {0}.</source>
        <translation>付属のエンコーダーがありません: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>Install Inkling again.</source>
        <translation>Inkling をインストールし直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/pretrained/shipped_encoder.py"/>
        <source>The shipped encoder is damaged: {0}.</source>
        <translation>付属のエンコーダーが破損しています: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>The setting '{0}' cannot be '{1}'.</source>
        <translation>設定「{0}」に「{1}」は指定できません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>Give it {0}.</source>
        <translation>{0}を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>one of: {0}</source>
        <translation>次のいずれか（{0}）</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a word</source>
        <translation>単語</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number</source>
        <translation>数値</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number from {0} to {1}</source>
        <translation>{0} から {1} までの数値</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number of at least {0}</source>
        <translation>{0} 以上の数値</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a whole number of at least {0}</source>
        <translation>{0} 以上の整数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a number of at most {0}</source>
        <translation>{0} 以下の数値</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>a whole number of at most {0}</source>
        <translation>{0} 以下の整数</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>'{0}' is no setting.</source>
        <translation>「{0}」は設定ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>Write it as NAME=VALUE, such as width=16.</source>
        <translation>width=16 のように NAME=VALUE の形で書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>The setting '{0}' is given twice.</source>
        <translation>設定「{0}」が 2 回指定されています。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>Give it once.</source>
        <translation>1 回だけ指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>The architecture '{0}' has no setting '{1}'.</source>
        <translation>アーキテクチャ「{0}」に設定「{1}」はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/settings.py"/>
        <source>It has no settings.</source>
        <translation>設定はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>Train it again, or open it with a newer Inkling.</source>
        <translation>学習し直すか、新しい Inkling で開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>The description of the network in {0} cannot be read: {1}.</source>
        <translation>{0} のネットワークの記述を読み取れません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>{0} is {1}, not a list of at most {2}</source>
        <translation>{0} が {1} で、{2} 項目以下のリストではありません</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>{0} is {1}, not true or false</source>
        <translation>{0} が {1} で、真偽値ではありません</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>negative_of is {0}</source>
        <translation>negative_of が {0} です</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>class {0} is {1}</source>
        <translation>クラス {0} が {1} です</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>a colour</source>
        <translation>色</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>the colour of class {0} has {1} parts</source>
        <translation>クラス {0} の色に {1} 個の成分があります</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>a class name</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>settings is {0}</source>
        <translation>settings が {0} です</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>the name of a setting</source>
        <translation>設定の名前</translation>
    </message>
    <message>
        <location filename="../../engine/models/spec.py"/>
        <source>the setting '{0}'</source>
        <translation>設定「{0}」</translation>
    </message>
    <message>
        <location filename="../../engine/predict/complete_onnx.py"/>
        <source>its answer at {0}x{1} pixels is not the predictor's</source>
        <translation>{0}x{1} ピクセルでの出力が予測と一致しません</translation>
    </message>
    <message>
        <location filename="../../engine/predict/loaded_model.py"/>
        <source>graphics card unusable: on the processor</source>
        <translation>グラフィックカードが使えないためプロセッサーを使用</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>CUDA error</source>
        <translation>CUDA エラー</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>CUDA driver</source>
        <translation>CUDA ドライバー</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>cuDNN error</source>
        <translation>cuDNN エラー</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>The graphics card failed: {0}</source>
        <translation>グラフィックカードでエラーが発生しました: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>Restart the program; if it happens again, renew the card's driver.</source>
        <translation>プログラムを再起動してください。再び発生する場合は、グラフィックカードのドライバーを更新してください。</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>The memory is too small for this network, even with the smallest tiles.</source>
        <translation>最小のタイルでも、このネットワークにはメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>little memory: tiles of {0} px</source>
        <translation>メモリ不足: {0} px のタイルを使用</translation>
    </message>
    <message>
        <location filename="../../engine/predict/predictor.py"/>
        <source>tiles</source>
        <translation>タイル</translation>
    </message>
    <message>
        <location filename="../../engine/predict/settings.py"/>
        <source>tile</source>
        <translation>タイル</translation>
    </message>
    <message>
        <location filename="../../engine/predict/settings.py"/>
        <source>scales</source>
        <translation>スケール</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>side of the thumbnails that are learned, in pixels</source>
        <translation>学習するサムネイルの一辺（ピクセル）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>numbers that a thumbnail is turned into</source>
        <translation>サムネイルを変換する数値の個数</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>how active a hidden unit shall be on average</source>
        <translation>隠れユニットの平均活性度</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>side of the hidden square, as a share of the crop's</source>
        <translation>隠す正方形の一辺（切り抜きの一辺に対する割合）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Squeeze and restore</source>
        <translation>圧縮と復元</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>The network's encoder squeezes each picture and a light decoder restores it: the plainest start.</source>
        <translation>ネットワークのエンコーダーが画像を圧縮し、軽いデコーダーが復元します。最も単純な始め方です。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Remove noise</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>The encoder sees pictures with fresh noise and has to bring the clean ones back.</source>
        <translation>エンコーダーが新しいノイズを加えた画像を見て、元の画像を復元します。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>standard deviation of the noise, for pixels in 0-1</source>
        <translation>ノイズの標準偏差（ピクセル値 0-1）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Fill in what is hidden</source>
        <translation>隠した部分の補完</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>A square of each picture is hidden and has to be guessed from what lies around it.</source>
        <translation>画像の正方形の部分を隠し、周囲から推定させます。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Fill in, against a critic</source>
        <translation>補完と識別器</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>As before, and a second network learns to tell filled-in squares from real ones: sharper guesses.</source>
        <translation>上と同じで、さらに第 2 のネットワークが補完した部分と実物の見分け方を学びます。推定が鮮明になります。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the critic against the squared error</source>
        <translation>二乗誤差に対する識別器の重み</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Each picture becomes a small cloud of codes, so that nearby codes mean similar pictures.</source>
        <translation>画像を小さなコードの分布に変換し、近いコードが似た画像を表すようにします。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>channels of the code at each place</source>
        <translation>各位置のコードのチャンネル数</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the divergence from the normal distribution</source>
        <translation>正規分布からのずれの重み</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>deviation that a restored pixel may have, in 0-1</source>
        <translation>復元されたピクセルに許される偏差（0-1）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Variational</source>
        <translation>変分</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>The straight directions in which thumbnails differ most; exact, and the yardstick for the others.</source>
        <translation>サムネイルの差異が最も大きい直線方向。厳密で、ほかの方法の基準になります。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Linear autoencoder</source>
        <translation>線形オートエンコーダー</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Finds the same subspace as principal components, step by step.</source>
        <translation>主成分と同じ部分空間を段階的に求めます。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Narrow code</source>
        <translation>狭いコード</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Fewer hidden units than pixels, so that only what matters gets through.</source>
        <translation>隠れユニットをピクセルより少なくし、重要なものだけを通します。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Wide code</source>
        <translation>広いコード</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>More hidden units than pixels and nothing that restrains them: it can copy; for comparison.</source>
        <translation>隠れユニットがピクセルより多く制約もないため、単純にコピーできます。比較用です。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Sparse code (average activity)</source>
        <translation>スパースコード（平均活性度）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Many hidden units, each of which may be active for few thumbnails only.</source>
        <translation>多数の隠れユニットが、それぞれ少数のサムネイルだけに反応します。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the sparsity penalty</source>
        <translation>スパース性の罰則の重み</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Sparse code (few active units)</source>
        <translation>スパースコード（少数の活性ユニット）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Many hidden units whose sum of activities is kept small for every thumbnail.</source>
        <translation>多数の隠れユニットの活性度の合計を、サムネイルごとに小さく保ちます。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>weight of the penalty</source>
        <translation>罰則の重み</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Contractive code</source>
        <translation>収縮コード</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Small changes of a thumbnail shall hardly change its code.</source>
        <translation>サムネイルの小さな変化がコードをほとんど変えないようにします。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Layer upon layer</source>
        <translation>層ごとの積み重ね</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>One layer learns after the other, each from the codes of the layer below, which stays as it is.</source>
        <translation>下の層を固定したまま、そのコードから次の層を順に学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>units of each layer, from the picture upwards</source>
        <translation>画像側から順に、各層のユニット数</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>decoders use the encoders' weights turned over (1) or their own (0)</source>
        <translation>デコーダーがエンコーダーの重みを転置して使うか（1）、独自の重みを使うか（0）</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>One autoencoder a class</source>
        <translation>クラスごとのオートエンコーダー</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>From labelled crops: each has to be turned into another crop of the same class.</source>
        <translation>ラベル付きの切り抜きから学習: 同じクラスの別の切り抜きに変換します。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Segments without labels</source>
        <translation>ラベルなしのセグメント</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>Cuts images where they change, yet can paint them from the segments; a dense CRF sharpens them.</source>
        <translation>変化する箇所で画像を分割し、かつセグメントから画像を再現できるようにします。密 CRF でセグメントを鮮明にします。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>the most kinds of segments that it tells apart</source>
        <translation>区別するセグメントの最大種類数</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>pixels nearer than this are to stay together</source>
        <translation>これより近いピクセルをまとめます</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>grey levels by which pixels alike may differ</source>
        <translation>似ているとみなすピクセルの階調差</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>pixels over which the wish to stay together fades</source>
        <translation>まとめる効果が薄れるピクセル距離</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/catalog.py"/>
        <source>task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/class_encoder.py"/>
        <source>This task learns from labelled crops, but there are no masks.</source>
        <translation>このタスクはラベル付きの切り抜きから学習しますが、マスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/class_encoder.py"/>
        <source>Name a dataset folder with images/, masks/ and classes.txt.</source>
        <translation>images/、masks/、classes.txt のあるデータセットのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/convolutional.py"/>
        <source>Crops of {0} pixels do not fit this encoder.</source>
        <translation>{0} ピクセルの切り抜きはこのエンコーダーに合いません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/convolutional.py"/>
        <source>Choose a multiple of {0}, such as {1}.</source>
        <translation>{1} など、{0} の倍数を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>A code of {0} numbers is not narrower than a thumbnail of {1}.</source>
        <translation>{0} 個のコードは {1} 個のサムネイルより狭くありません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>Choose fewer, such as {0}.</source>
        <translation>{0} のように減らしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>A code of {0} numbers is not wider than a thumbnail of {1}.</source>
        <translation>{0} 個のコードは {1} 個のサムネイルより広くありません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/dense_tasks.py"/>
        <source>Choose more, such as {0}, or the task undercomplete.</source>
        <translation>{0} のように増やすか、タスク undercomplete を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/labelled_patches.py"/>
        <source>There is nothing to learn from: no image has a mask with a labelled pixel.</source>
        <translation>学習できるものがありません。ラベル付きのピクセルを含むマスクを持つ画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/labelled_patches.py"/>
        <source>Name a dataset folder whose masks hold other values than 255.</source>
        <translation>マスクに 255 以外の値があるデータセットのフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>There is nothing to learn from: no image could be read.</source>
        <translation>学習できるものがありません。読み取れる画像がありませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>Name a folder with PNG, JPEG, TIFF or similar files.</source>
        <translation>PNG、JPEG、TIFF などのファイルがあるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>{0} has {1} channels, the images before it {2}.</source>
        <translation>{0} は {1} チャンネルですが、それまでの画像は {2} チャンネルです。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/patches.py"/>
        <source>Learn from images of one kind at a time.</source>
        <translation>一度に 1 種類の画像から学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/pca.py"/>
        <source>A thumbnail of {0} numbers has no {1} directions.</source>
        <translation>{0} 個の数値のサムネイルに {1} 個の方向はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/stacked.py"/>
        <source>'{0}' names no layers.</source>
        <translation>「{0}」は層の指定ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/stacked.py"/>
        <source>Write 1 to {0} numbers of units, each {1}, such as 256-128-64.</source>
        <translation>256-128-64 のように、{1}を 1 から {0} 個書いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>The images have {0} channels, but {1} were asked for.</source>
        <translation>画像は {0} チャンネルですが、{1} チャンネルが指定されています。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Ask for {0}, or for 1 to learn from grey values.</source>
        <translation>{0}、またはグレー値から学習する場合は 1 を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Learning diverged at learning rate {0}: the loss is no number now.</source>
        <translation>学習率 {0} で学習が発散し、損失が数値ではなくなりました。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Try again with a smaller learning rate.</source>
        <translation>学習率を下げてもう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>The memory is too small to learn this encoder, even two crops at a time.</source>
        <translation>切り抜き 2 枚ずつでも、このエンコーダーの学習にはメモリが足りません。</translation>
    </message>
    <message>
        <location filename="../../engine/pretrain/trainer.py"/>
        <source>Choose a smaller network or smaller crops, or close other programs.</source>
        <translation>小さなネットワークまたは小さな切り抜きを選ぶか、ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
        <location filename="../../engine/processes/isolated.py"/>
        <source>It took too long and was stopped.</source>
        <translation>時間がかかりすぎたため停止しました。</translation>
    </message>
    <message>
        <location filename="../../engine/processes/isolated.py"/>
        <source>The process ended early ({0}).</source>
        <translation>プロセスが途中で終了しました（{0}）。</translation>
    </message>
    <message>
        <location filename="../../engine/processes/isolated.py"/>
        <source>killed by signal {0}; perhaps the memory was too small</source>
        <translation>シグナル {0} により強制終了。メモリ不足の可能性があります</translation>
    </message>
    <message>
        <location filename="../../engine/refine/correction/correction_window.py"/>
        <source>A scribble names a class that the project has not: it has {0}.</source>
        <translation>スクリブルにプロジェクトにないクラスがあります。プロジェクトのクラスは {0} 個です。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/correction/correction_window.py"/>
        <source>Add the class, or remove those scribbles.</source>
        <translation>クラスを追加するか、そのスクリブルを削除してください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/crf/densecrf_torch.py"/>
        <source>There is no CUDA device here.</source>
        <translation>CUDA デバイスがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/crf/densecrf_torch.py"/>
        <source>Choose the dense CRF on the processor.</source>
        <translation>プロセッサーで動作する密 CRF を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>The scribbles name class {0} but the project has only {1} classes.</source>
        <translation>スクリブルにクラス {0} がありますが、プロジェクトには {1} クラスしかありません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>Only one class has a scribble, so there is nothing to separate it from.</source>
        <translation>スクリブルのあるクラスが 1 つだけで、分ける相手がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>Scribble a second class as well; or fill what is unlabelled: Mask &gt; The rest is this class.</source>
        <translation>2 つ目のクラスも走り書きするか、未ラベル部分を埋めてください: マスク &gt; 残りはこのクラス。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>There is no scribble yet.</source>
        <translation>スクリブルがまだありません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/energy/problem.py"/>
        <source>Scribble at least two classes, or let a network predict first.</source>
        <translation>少なくとも 2 つのクラスをスクリブルするか、先にネットワークで予測してください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>GrabCut separates two classes, but {0} take part.</source>
        <translation>GrabCut は 2 つのクラスを分けるものですが、{0} クラスあります。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>Choose the graph cut, which takes any number of classes.</source>
        <translation>クラス数に制限のないグラフカットを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>rounds</source>
        <translation>反復</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>The random walker needs a scribble of every class, and class {0} has none.</source>
        <translation>ランダムウォーカーにはすべてのクラスのスクリブルが必要ですが、クラス {0} にありません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/alternatives.py"/>
        <source>Scribble that class, or choose the graph cut.</source>
        <translation>そのクラスをスクリブルするか、グラフカットを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>There is no refinement method '{0}'.</source>
        <translation>「{0}」というカット方法はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Graph cut</source>
        <translation>グラフカット</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Clean boundaries along edges; exact between two classes.</source>
        <translation>エッジに沿ったきれいな境界。2 クラス間では厳密です。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>One region at a time</source>
        <translation>領域ごと</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>A click or stroke is enough: the region under it is found, the rest stays.</source>
        <translation>1 回のクリックかストロークで、その下の領域を見つけます。ほかは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Dense CRF</source>
        <translation>密 CRF</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Follows fine detail; best on top of a network.</source>
        <translation>細部まで追従します。ネットワークの予測と組み合わせると最適です。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Learns the colours of an object anew in rounds; two classes.</source>
        <translation>反復ごとにオブジェクトの色を学び直します。2 クラス用。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>GrabCut</source>
        <translation>GrabCut</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Random walker</source>
        <translation>ランダムウォーカー</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Smooth regions where edges are weak or noisy.</source>
        <translation>エッジが弱い、またはノイズの多い箇所でも滑らかな領域になります。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Scribbles grow until they meet on an edge; fast, any number of classes.</source>
        <translation>スクリブルがエッジで出会うまで広がります。高速で、クラス数に制限はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Watershed</source>
        <translation>ウォーターシェッド</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/catalog.py"/>
        <source>Small patches of one look each go whole to the class that fits them best.</source>
        <translation>見た目の揃った小領域が、最も合うクラスにまとめて属します。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/methods/fallback.py"/>
        <source>The cut is still being prepared, and only one class has a scribble.</source>
        <translation>カットはまだ準備中で、スクリブルのあるクラスが 1 つだけです。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/smoothness_selection.py"/>
        <source>Looking for the best smoothness</source>
        <translation>最適な滑らかさを探しています</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/smoothness_selection.py"/>
        <source>cuts</source>
        <translation>カット</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/texture_selection.py"/>
        <source>graphcut</source>
        <translation>グラフカット</translation>
    </message>
    <message>
        <location filename="../../engine/refine/parameters/texture_selection.py"/>
        <source>Asking the scribbles for colours or texture</source>
        <translation>スクリブルから色かテクスチャかを判断しています</translation>
    </message>
    <message>
        <location filename="../../engine/refine/preparation.py"/>
        <source>compiled</source>
        <translation>コンパイル済み</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>smoothness</source>
        <translation>滑らかさ</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>texture</source>
        <translation>テクスチャ</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>The scribbles are {0}x{1} but the image is {2}x{3}.</source>
        <translation>スクリブルは {0}x{1} ですが、画像は {2}x{3} です。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>Give scribbles of the size of the image.</source>
        <translation>画像と同じサイズのスクリブルを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>The mask names class {0} but the project only {1} classes.</source>
        <translation>マスクにクラス {0} がありますが、プロジェクトは {1} クラスだけです。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>Add the class, or open the mask with its own class list.</source>
        <translation>クラスを追加するか、マスクを元のクラスリストで開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>The prior has {0} classes but the project has {1}.</source>
        <translation>事前分布は {0} クラスですが、プロジェクトは {1} クラスです。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/settings.py"/>
        <source>Predict again with a model of this class list.</source>
        <translation>このクラスリストのモデルで予測し直してください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/banded_cut.py"/>
        <source>{0} classes are too many for one cut of a large image.</source>
        <translation>大きな画像の 1 回のカットに {0} クラスは多すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/banded_cut.py"/>
        <source>Scribble at most {0} of them.</source>
        <translation>スクリブルするクラスを {0} 個以下にしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/coarse_to_fine.py"/>
        <source>levels</source>
        <translation>レベル</translation>
    </message>
    <message>
        <location filename="../../engine/refine/solvers/expansion.py"/>
        <source>moves</source>
        <translation>移動</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>too slow</source>
        <translation>遅すぎ</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/case_run.py"/>
        <source>kernels</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/kernels.py"/>
        <source>A cut of {0} was found where the cheapest is {1}.</source>
        <translation>コスト {0} のカットになりましたが、最小は {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/kernels.py"/>
        <source>The cut of two halves does not follow their edge.</source>
        <translation>2 つの半分のカットがそのエッジに沿っていません。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/kernels.py"/>
        <source>The dense CRF does not follow the picture.</source>
        <translation>密 CRF が画像に沿っていません。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>{0}, while {1}.</source>
        <translation>{0}（{1}中）。</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>{0} in {1}</source>
        <translation>{1} で {0}</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>checks</source>
        <translation>検査</translation>
    </message>
    <message>
        <location filename="../../engine/selftest/self_test.py"/>
        <source>{0} It passed alone, so one of the checks before may have destroyed memory.</source>
        <translation>{0} 単独では合格したため、前の検査がメモリを壊した可能性があります。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Both labelled frames must have one size.</source>
        <translation>2 つのラベル付きフレームは同じサイズでなければなりません。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} is of another size than its mask.</source>
        <translation>{0} のサイズがマスクと異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Open it to choose what its mask becomes.</source>
        <translation>開いて、マスクの扱いを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} has another size than the frame before it.</source>
        <translation>{0} のサイズが前のフレームと異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>frames</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>1 frame stayed filled. {0}</source>
        <translation>フレーム 1 枚は埋めたまま残っています。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} frames stayed filled. {1}</source>
        <translation>フレーム {0} 枚は埋めたまま残っています。{1}</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>No frame before this one is labelled, so there is nothing to interpolate between.</source>
        <translation>これより前にラベル付きのフレームがないため、補間できません。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>No frame after this one is labelled, so there is nothing to interpolate between.</source>
        <translation>これより後にラベル付きのフレームがないため、補間できません。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Label one frame on each side, then interpolate.</source>
        <translation>両側のフレームに 1 枚ずつラベルを付けてから補間してください。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Both labelled frames lie side by side, so that no frame is between them.</source>
        <translation>2 つのラベル付きフレームが隣り合っているため、間にフレームがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>{0} has no mask that could be carried on.</source>
        <translation>{0} には伝播できるマスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/filling.py"/>
        <source>Label it first.</source>
        <translation>先にラベルを付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/flow.py"/>
        <source>Frames of {0} x {1} pixels are too large for optical flow.</source>
        <translation>{0} x {1} ピクセルのフレームは、オプティカルフローには大きすぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/flow.py"/>
        <source>Label two frames and interpolate between them.</source>
        <translation>2 つのフレームにラベルを付けて、その間を補間してください。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Interpolate masks</source>
        <translation>マスクを補間</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Propagate mask</source>
        <translation>マスクを伝播</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Copy mask</source>
        <translation>マスクをコピー</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Clear image</source>
        <translation>画像をクリア</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>{0} is accepted, so its mask stays.</source>
        <translation>{0} は承認済みのため、マスクは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>Undo the acceptance first.</source>
        <translation>先に承認を取り消してください。</translation>
    </message>
    <message>
        <location filename="../../engine/sequence/proposals.py"/>
        <source>{0} is {1}x{2}, the frames beside it are {3}x{4}.</source>
        <translation>{0} は {1}x{2} ですが、隣のフレームは {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Check the path, or choose a folder of images.</source>
        <translation>パスを確認するか、画像のフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} is in a folder that cannot be written to, so you can look but not change.</source>
        <translation>{0} は書き込めないフォルダーにあるため、閲覧のみで変更はできません。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Copy the project to a folder of your own to work on it.</source>
        <translation>作業するには、プロジェクトを自分のフォルダーにコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>1 damaged row of {0} could not be read: {1}</source>
        <translation>{0} の破損した 1 行を読み取れませんでした: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} damaged rows of {1} could not be read: {2}</source>
        <translation>{1} の破損した {0} 行を読み取れませんでした: {2}</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Everything else goes on working, and the damaged part stays as it is.</source>
        <translation>ほかはすべて引き続き使えます。破損した部分はそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} cannot be written to, so the masks are kept in {1}.</source>
        <translation>{0} には書き込めないため、マスクは {1} に保存されます。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} holds no image that Inkling can read.</source>
        <translation>{0} には Inkling で読み取れる画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Choose a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files.</source>
        <translation>PNG、JPEG、TIFF、BMP、GIF、WebP、AVIF のファイルがあるフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>1 image found in {0}.</source>
        <translation>{0} に画像が 1 枚見つかりました。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>{0} images found in {1}.</source>
        <translation>{1} に画像が {0} 枚見つかりました。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>The network process stopped unexpectedly while {0}, and was started again.</source>
        <translation>ネットワークプロセスが{0}中に予期せず停止し、再起動されました。</translation>
    </message>
    <message>
        <location filename="../../engine/service.py"/>
        <source>Your masks are safe, and what it was doing is tried once more, in the safest way.</source>
        <translation>マスクは無事です。実行中だった処理を、最も安全な方法でもう一度試します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>In order</source>
        <translation>順番どおり</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>Most uncertain first</source>
        <translation>不確実な順</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>Most different first</source>
        <translation>類似度の低い順</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>Least effort first</source>
        <translation>作業量の少ない順</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>No model yet: images come in order.</source>
        <translation>モデルがまだないため、画像は順番どおりに開きます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>next in the list</source>
        <translation>リストの次の画像</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>not looked at yet</source>
        <translation>まだ調べていません</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>· by an older model</source>
        <translation>· 古いモデルによる</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>{0} · by an older model</source>
        <translation>{0} · 古いモデルによる</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>{0} % unclear beyond borders</source>
        <translation>境界以外で不明瞭 {0} %</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>nothing to speak of is doubtful</source>
        <translation>目立った不確かな箇所なし</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>1 doubtful place, {0} px</source>
        <translation>不確かな箇所 1、{0} px</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/acquisition.py"/>
        <source>about {0} doubtful places, {1} px</source>
        <translation>不確かな箇所 約 {0}、{1} px</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/background_prediction.py"/>
        <source>Looking ahead</source>
        <translation>先読み中</translation>
    </message>
    <message>
        <location filename="../../engine/session/active_learning/queue.py"/>
        <source>This is the only image that is not accepted.</source>
        <translation>未承認の画像はこれだけです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/changed_masks.py"/>
        <source>changed masks</source>
        <translation>変更されたマスク</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>What is locked, hidden or changed since stayed as it is.</source>
        <translation>ロック中、非表示、その後に変更されたものは元のままです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>predictions</source>
        <translation>予測</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>1 finding repaired in {0}.</source>
        <translation>{0} の指摘 1 件を修復しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>{0} findings repaired in {1}.</source>
        <translation>{1} の指摘 {0} 件を修復しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/audit/project_audit.py"/>
        <source>[[undo]] takes that back.</source>
        <translation>[[undo]] で取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>it has nothing to accept</source>
        <translation>承認するものがありません</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>its labels are others than those that were in sight</source>
        <translation>表示されていたものとラベルが異なります</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>it has hardly been in sight</source>
        <translation>表示時間が短すぎます</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>the class '{0}' is hidden</source>
        <translation>クラス「{0}」が隠されています</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>something about it is doubtful</source>
        <translation>疑わしい点があります</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/acceptance.py"/>
        <source>its warning has hardly been in sight</source>
        <translation>警告の表示時間が短すぎます</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/active_stroke.py"/>
        <source>Erase</source>
        <translation>消去</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/automatic_parameters.py"/>
        <source>select parameters</source>
        <translation>パラメーターの選択</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_counts.py"/>
        <source>class counts</source>
        <translation>クラスの集計</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_counts.py"/>
        <source>The mask of {0} cannot be read and is not counted.</source>
        <translation>{0} のマスクは読み取れないため、数えられません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_counts.py"/>
        <source>{0} masks cannot be read and are not counted, the first that of {1}.</source>
        <translation>マスク {0} 枚は読み取れないため、数えられません。最初のものは {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Lock class {0}</source>
        <translation>クラス {0} をロック</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Unlock class {0}</source>
        <translation>クラス {0} のロックを解除</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Lock {0} classes</source>
        <translation>クラス {0} 個をロック</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Unlock {0} classes</source>
        <translation>クラス {0} 個のロックを解除</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Hide class {0}</source>
        <translation>クラス {0} を隠す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Show class {0}</source>
        <translation>クラス {0} を表示</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Hide {0} classes</source>
        <translation>クラス {0} 個を隠す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Show {0} classes</source>
        <translation>クラス {0} 個を表示</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Show only {0}</source>
        <translation>{0} のみ表示</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Move class {0}</source>
        <translation>クラス {0} を移動</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Group class {0}</source>
        <translation>クラス {0} をグループ化</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Take class {0} out of its group</source>
        <translation>クラス {0} をグループから外す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Group {0} classes</source>
        <translation>クラス {0} 個をグループ化</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Take {0} classes out of their groups</source>
        <translation>クラス {0} 個をグループから外す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Colours easy to tell apart</source>
        <translation>見分けやすい色</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>There is no such class any more.</source>
        <translation>このクラスはもうありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_display.py"/>
        <source>Choose one in the list of classes.</source>
        <translation>クラスリストで選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Give one of them another name.</source>
        <translation>どちらかに別の名前を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>each of these {0} names</source>
        <translation>これら {0} 個の名前</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>There is a class {0} already.</source>
        <translation>クラス {0} はすでにあります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>1 name added. Left out, as there are such classes: {0} and {1} more.</source>
        <translation>名前を 1 個追加しました。既存のクラスと同じため除外: {0} ほか {1} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>1 name added. Left out, as there are such classes: {0}.</source>
        <translation>名前を 1 個追加しました。既存のクラスと同じため除外: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>{0} names added. Left out, as there are such classes: {1} and {2} more.</source>
        <translation>名前を {0} 個追加しました。既存のクラスと同じため除外: {1} ほか {2} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>{0} names added. Left out, as there are such classes: {1}.</source>
        <translation>名前を {0} 個追加しました。既存のクラスと同じため除外: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The template</source>
        <translation>テンプレート</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Replace the classes by {0} others</source>
        <translation>クラスを別の {0} 個に置き換え</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Counting classes</source>
        <translation>クラスを集計中</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Add {0} classes</source>
        <translation>クラスを {0} 個追加</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' stays: 1 image of others use it.</source>
        <translation>クラス「{0}」は残ります。ほかの画像 1 枚で使われています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' stays: {1} images of others use it.</source>
        <translation>クラス「{0}」は残ります。ほかの画像 {1} 枚で使われています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Classes &gt; Delete class takes it out of all of them.</source>
        <translation>「クラス」&gt;「クラスを削除」ですべての画像から取り除けます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Change class {0}</source>
        <translation>クラス {0} を変更</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>No mask had it. Undo brings it back.</source>
        <translation>どのマスクにもありませんでした。元に戻すと復活します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is deleted.</source>
        <translation>クラス「{0}」を削除しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>There is no such class.</source>
        <translation>このクラスはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The first class of a project cannot be deleted, nor become part of another one.</source>
        <translation>プロジェクトの最初のクラスは、削除もほかのクラスへの統合もできません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Give it another name instead.</source>
        <translation>代わりに名前を変更してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>This project can only be looked at.</source>
        <translation>このプロジェクトは閲覧のみ可能です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Close it in the other window first.</source>
        <translation>先に別のウィンドウで閉じてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is deleted; its pixels in {1} are unlabelled.</source>
        <translation>クラス「{0}」を削除しました。{1}のピクセルは未ラベルになりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is deleted; its pixels in {1} are '{2}'.</source>
        <translation>クラス「{0}」を削除しました。{1}のピクセルは「{2}」になりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Undo brings class and pixels back.</source>
        <translation>元に戻すとクラスとピクセルが戻ります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class '{0}' is part of '{1}' now; its pixels in {2} were changed.</source>
        <translation>クラス「{0}」を「{1}」に統合しました。{2}のピクセルが変更されました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Undo makes two classes of it again.</source>
        <translation>元に戻すと再び 2 つのクラスになります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The class for its pixels is gone.</source>
        <translation>ピクセルの変更先のクラスがなくなっています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>The deleted class '{0}' is back: this step has pixels of it.</source>
        <translation>削除されたクラス「{0}」が戻りました。このステップにそのピクセルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_edits.py"/>
        <source>Counting {0}</source>
        <translation>{0} を数えています</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The lock in its row of the list of classes opens it.</source>
        <translation>クラスリストの行の錠で解除できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The eye in its row of the list of classes shows it.</source>
        <translation>クラスリストの行の目で表示できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Lock and eye in their rows of the list of classes change that.</source>
        <translation>クラスリストの行の錠と目で変更できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>There is no class {0}.</source>
        <translation>クラス {0} はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Choose one from the class list.</source>
        <translation>クラスリストから選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The class '{0}' is hidden, so it is not drawn with.</source>
        <translation>クラス「{0}」は隠されているため、描画できません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The class '{0}' is locked, so its pixels stay as they are.</source>
        <translation>クラス「{0}」はロックされているため、ピクセルは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The class '{0}' is hidden, so its pixels stay as they are.</source>
        <translation>クラス「{0}」は隠されているため、ピクセルは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>The classes {0} are locked or hidden, so their pixels stay as they are.</source>
        <translation>クラス {0} はロックされているか隠されているため、ピクセルは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>{0} is hidden, so nothing was applied or accepted.</source>
        <translation>{0} が隠されているため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>{0} are hidden, so nothing was applied or accepted.</source>
        <translation>{0} が隠されているため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_protection.py"/>
        <source>Classes &gt; Show all classes shows them.</source>
        <translation>「クラス」&gt;「すべてのクラスを表示」で表示できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The classes stay, as images are labelled with them.</source>
        <translation>これらでラベル付けされた画像があるため、クラスは残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>Rename those that are called otherwise, or delete those that are not needed.</source>
        <translation>名前が違うものは変更し、不要なものは削除してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The masks of all images are being looked through.</source>
        <translation>すべての画像のマスクを調べています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>{0} stayed as before, as the labels cannot be read; the first is {1}.</source>
        <translation>{0}はラベルを読み取れないため、元のままです。最初のものは {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>{0} stayed without '{1}', as the labels cannot be read; the first is {2}.</source>
        <translation>{0}はラベルを読み取れないため、「{1}」がないままです。最初のものは {2} です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>[[undo]] and [[redo]] go on with what is left.</source>
        <translation>[[undo]] と [[redo]] で残りを続けられます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The class is replaced in 1 image all the same.</source>
        <translation>クラスは画像 1 枚で置き換えられました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>The class is replaced in {0} images all the same.</source>
        <translation>クラスは画像 {0} 枚で置き換えられました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/class_replacement.py"/>
        <source>[[undo]] puts it back there, once there is room on the disk.</source>
        <translation>ディスクに空きができれば、[[undo]] で元に戻せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/cutter.py"/>
        <source>best cut</source>
        <translation>最適なカット</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>There is no cut to apply.</source>
        <translation>適用するカットがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Scribbles of two classes make one. [[accept_image]] accepts the image.</source>
        <translation>2 つのクラスのスクリブルからカットが作られます。[[accept_image]] で画像を承認します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Another image is being opened, so nothing was applied or accepted.</source>
        <translation>別の画像を開いている途中のため、何も適用、承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>What is shown has changed since the key was pressed.</source>
        <translation>キーを押した後に表示内容が変わりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Look at it, and press the key again.</source>
        <translation>確認してから、もう一度キーを押してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>decision that was dropped</source>
        <translation>取りやめた操作</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Its labels were changed before that was done. Look at them, and press the key again.</source>
        <translation>完了前にラベルが変わりました。確認して、もう一度キーを押してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Another image was opened before that was done. Open it again, and press the key again.</source>
        <translation>完了前に別の画像が開かれました。もう一度開いて、キーを押してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>This image was on the screen too briefly to be checked.</source>
        <translation>この画像の表示時間が短すぎて確認できていません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The same key again accepts it.</source>
        <translation>同じキーをもう一度押すと承認します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>[[mask_fill_rest]] gives all that is unlabelled to the class that you draw with.</source>
        <translation>[[mask_fill_rest]] で、未ラベルをすべて描画中のクラスにします。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Tidying a large image (Esc: do not)</source>
        <translation>大きな画像を整理中（Esc: 中止）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Looking at the lines (Esc: do not)</source>
        <translation>線を調べています（Esc: 中止）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Gathering the labels of a large image (Esc: do not)</source>
        <translation>大きな画像のラベルを集めています（Esc: 中止）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Applying: waits until the cut is done (Esc: do not)</source>
        <translation>適用: カットの完了を待っています（Esc: 中止）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Accepting: waits until the cut is done (Esc: do not)</source>
        <translation>承認: カットの完了を待っています（Esc: 中止）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Tidying: waits until the cut is done (Esc: do not)</source>
        <translation>整形: カットの完了を待っています（Esc: 中止）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>Clearing a large image (Esc: do not)</source>
        <translation>大きな画像を消去中（Esc: 中止）</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The cut of {0} was not applied.</source>
        <translation>{0} のカットは適用されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>{0} was not accepted.</source>
        <translation>{0} は承認されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The mask of {0} was not tidied.</source>
        <translation>{0} のマスクは整理されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>{0} was not cleared.</source>
        <translation>{0} は消去されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>The scribbles have no cut, so only the pixels that they cover would count.</source>
        <translation>スクリブルにカットがないため、スクリブルで覆ったピクセルだけが対象になります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/decisions.py"/>
        <source>This prediction was on the screen too briefly to be checked.</source>
        <translation>この予測の表示時間が短すぎて確認できていません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/history_steps.py"/>
        <source>history names</source>
        <translation>履歴の名前</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Rename {0}</source>
        <translation>{0} の名前を変更</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Group 1 image</source>
        <translation>画像 1 枚をグループ化</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Group {0} images</source>
        <translation>画像 {0} 枚をグループ化</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take 1 image out of its group</source>
        <translation>画像 1 枚をグループから外す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take 1 image out of their groups</source>
        <translation>画像 1 枚をグループから外す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/image_notes.py"/>
        <source>Take {0} images out of their groups</source>
        <translation>画像 {0} 枚をグループから外す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/instance_finder.py"/>
        <source>There is no single object in this image yet.</source>
        <translation>この画像にはまだ個別オブジェクトがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/instance_finder.py"/>
        <source>Label it, or ask for a prediction ([[predict_now]]). 'Has single objects', in the menu of a class, says what counts.</source>
        <translation>ラベルを付けるか、予測してください（[[predict_now]]）。数える対象は、クラスのメニューの「個別オブジェクトあり」で決まります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>'{0}' is now where another class was predicted.</source>
        <translation>別のクラスと予測されていた部分が「{0}」になりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>'{0}' is now where {1} other classes were predicted.</source>
        <translation>ほかの {1} クラスと予測されていた部分が「{0}」になりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>[[undo]] brings the prediction back.</source>
        <translation>[[undo]] で予測が戻ります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>No pixel of this image is unlabelled.</source>
        <translation>この画像に未ラベルの画素はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>There is no rest to fill.</source>
        <translation>埋める残りはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>Lines stay that are as wide as the image shows them, that hardly stand out, or that you painted.</source>
        <translation>画像どおりの太さの線、ほとんど目立たない線、ご自分で塗った線はそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>{0}: no pixel of '{1}' would change.</source>
        <translation>{0}:「{1}」のピクセルに変化はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/mask_operations.py"/>
        <source>It works on the class that you draw with: choose another one in the list.</source>
        <translation>対象は描画中のクラスです。リストで別のクラスを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/open_sequence.py"/>
        <source>Frames of a stack or a video belong into one folder, named in their order.</source>
        <translation>スタックや動画のフレームは、順番どおりの名前で 1 つのフォルダーに置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>The image whose decision is taken back is being opened.</source>
        <translation>決定を取り消す画像を開いています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Press the key again once it is there.</source>
        <translation>表示されたら、もう一度キーを押してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Rename project {0}</source>
        <translation>プロジェクト {0} の名前を変更</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Remove {0}</source>
        <translation>{0} を除外</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>File and mask are kept. Undo brings it back, and so does Image &gt; Put removed images back.</source>
        <translation>ファイルとマスクは残ります。元に戻すか、「画像」&gt;「除外した画像を戻す」で戻せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Removed from the project: {0}.</source>
        <translation>プロジェクトから除外しました: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>Put back {0}</source>
        <translation>{0} を戻す</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>{0} was changed since, so its own steps are undone first.</source>
        <translation>{0} はその後変更されたため、先にこの画像のステップを元に戻します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>[[undo]] takes them back, one by one.</source>
        <translation>[[undo]] で 1 つずつ取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>[[redo]] accepts it again.</source>
        <translation>[[redo]] で再び承認します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>{0} is not accepted any more.</source>
        <translation>{0} は承認済みではなくなりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>[[redo]] skips it again.</source>
        <translation>[[redo]] で再びスキップします。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/project_edits.py"/>
        <source>{0} is not skipped any more.</source>
        <translation>{0} はスキップ済みではなくなりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/rough_cuts.py"/>
        <source>This is a rough cut: the exact one is still being prepared.</source>
        <translation>これは粗いカットです。正確なカットはまだ準備中です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/rough_cuts.py"/>
        <source>The same key again takes the rough one, exactly as it is drawn.</source>
        <translation>同じキーをもう一度押すと、表示どおりの粗いカットを使います。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Frames are being filled.</source>
        <translation>フレームを埋めています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Stopped; all frames are as they were.</source>
        <translation>停止しました。すべてのフレームは元のままです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>No unlabelled pixel of this frame got a label, so it stays as it is.</source>
        <translation>このフレームの未ラベルのピクセルにラベルが付かなかったため、元のままです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Only what is unlabelled is filled: [[clear_image]] takes labels away.</source>
        <translation>埋めるのは未ラベルの部分だけです。[[clear_image]] でラベルを消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>They are proposals: look at each and accept it ([[accept_image]]). Undo takes all of them back.</source>
        <translation>これらは提案です。1 枚ずつ確認して承認してください（[[accept_image]]）。元に戻すとすべて取り消されます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>No image is open.</source>
        <translation>画像が開かれていません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Choose one in the image list.</source>
        <translation>画像リストで選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Another image is being opened.</source>
        <translation>別の画像を開いています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Wait until it is in sight.</source>
        <translation>表示されるまでお待ちください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>The frames beside this image are not known yet.</source>
        <translation>この画像の前後のフレームがまだ不明です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Try again in a moment.</source>
        <translation>少し待ってからもう一度お試しください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} is accepted, so its mask stays as it is.</source>
        <translation>{0} は承認済みのため、マスクは変わりません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>[[undo]] undoes the acceptance.</source>
        <translation>[[undo]] で承認を取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} has no mask that could be taken over.</source>
        <translation>{0} には取り込めるマスクがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} is of another size than this image.</source>
        <translation>{0} のサイズがこの画像と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>open image</source>
        <translation>開いた画像</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Undo: {0}</source>
        <translation>元に戻す: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Redo: {0}</source>
        <translation>やり直す: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0}: 1 frame</source>
        <translation>{0}: フレーム 1 枚</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0}: {1} frames</source>
        <translation>{0}: フレーム {1} 枚</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 more frame could not be filled.</source>
        <translation>ほかのフレーム 1 枚は埋められませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} more frames could not be filled.</source>
        <translation>ほかのフレーム {0} 枚は埋められませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame filled, up to {0}, which is labelled.</source>
        <translation>ラベル付きの {0} の手前まで、フレーム 1 枚を埋めました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames filled, up to {1}, which is labelled.</source>
        <translation>ラベル付きの {1} の手前まで、フレーム {0} 枚を埋めました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame filled.</source>
        <translation>フレーム 1 枚を埋めました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames filled.</source>
        <translation>フレーム {0} 枚を埋めました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>No frame has an unlabelled pixel that could be filled.</source>
        <translation>埋められる未ラベルのピクセルを持つフレームがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} stayed, as accepted or edited since; the first is {1}.</source>
        <translation>{0}は、承認または編集されたため元のままです。最初のものは {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} stayed, as the labels cannot be read; the first is {1}.</source>
        <translation>{0}は、ラベルを読み取れないため元のままです。最初のものは {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame</source>
        <translation>フレーム 1 枚</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames</source>
        <translation>フレーム {0} 枚</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>1 frame left as before.</source>
        <translation>フレーム 1 枚は元のままです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>{0} frames left as before.</source>
        <translation>フレーム {0} 枚は元のままです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/sequence_edits.py"/>
        <source>Do it again for the rest.</source>
        <translation>残りについては、もう一度実行してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/tool_desk.py"/>
        <source>No frame is before this one.</source>
        <translation>これより前にフレームはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/editing/tool_desk.py"/>
        <source>Go to a later frame of the sequence.</source>
        <translation>シーケンスの後のフレームへ移動してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>(whole image)</source>
        <translation>（画像全体）</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} h {1} min</source>
        <translation>{0} 時間 {1} 分</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>1 image accepted so far, {0} each.</source>
        <translation>これまでに画像 1 枚を承認、1 枚当たり {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>1 image accepted so far, {0}.</source>
        <translation>これまでに画像 1 枚を承認、{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} images accepted so far, {1} each.</source>
        <translation>これまでに画像 {0} 枚を承認、1 枚当たり {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>{0} images accepted so far, {1}.</source>
        <translation>これまでに画像 {0} 枚を承認、{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>The last {0} images took {1} each, the first {2} took {3}.</source>
        <translation>最近の {0} 枚は 1 枚当たり {1}、最初の {2} 枚は {3}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Before your corrections the predictions had an IoU of {0} on the last {1} images, {2} on the first {3}.</source>
        <translation>修正前の予測の IoU は、最近の {1} 枚で {0}、最初の {3} 枚で {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Before your corrections the predictions had an IoU of {0}.</source>
        <translation>修正前の予測の IoU は {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Correcting 1 image again after acceptance took {0}.</source>
        <translation>承認後の画像 1 枚の再修正に {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/effort_report.py"/>
        <source>Correcting {0} images again after acceptance took {1}.</source>
        <translation>承認後の画像 {0} 枚の再修正に {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/effort/report_job.py"/>
        <source>effort report</source>
        <translation>作業量のレポート</translation>
    </message>
    <message>
        <location filename="../../engine/session/export_files.py"/>
        <source>export folder</source>
        <translation>エクスポート先のフォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} files and folders</source>
        <translation>{0} 個のファイルとフォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>1 new image from {0}.</source>
        <translation>{0} から新しい画像 1 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} new images from {1}.</source>
        <translation>{1} から新しい画像 {0} 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} more files were left out for such reasons.</source>
        <translation>ほかに {0} 個のファイルが同様の理由で除外されました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>Adding {0}</source>
        <translation>{0} を追加中</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} of 1 image found again in {1}.</source>
        <translation>{1} で画像 1 枚中 {0} 枚が見つかりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} of {1} images found again in {2}.</source>
        <translation>{2} で画像 {1} 枚中 {0} 枚が見つかりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>1 image of another size than before: {0}.</source>
        <translation>サイズが以前と異なる画像 1 枚: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>{0} images of another size than before: {1}.</source>
        <translation>サイズが以前と異なる画像 {0} 枚: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>Their masks do not fit. Put the original images there.</source>
        <translation>マスクが合いません。元の画像を置いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/import_files.py"/>
        <source>Looking in {0}</source>
        <translation>{0} を調べています</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>{0}: 1 image</source>
        <translation>{0}: 画像 1 枚</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>{0}: {1} images</source>
        <translation>{0}: 画像 {1} 枚</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Import {0}</source>
        <translation>{0} のインポート</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>1 image stayed as before, as the labels cannot be read; the first is {0}.</source>
        <translation>ラベルを読み取れないため、画像 1 枚は以前のままです。最初は {0} です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>{0} images stayed as before, as the labels cannot be read; the first is {1}.</source>
        <translation>ラベルを読み取れないため、画像 {0} 枚は以前のままです。最初は {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Done again in 1 image: {0}.</source>
        <translation>画像 1 枚でやり直しました: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Done again in {0} images: {1}.</source>
        <translation>画像 {0} 枚でやり直しました: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Taken back in 1 image: {0}.</source>
        <translation>画像 1 枚で取り消しました: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>Taken back in {0} images: {1}.</source>
        <translation>画像 {0} 枚で取り消しました: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>[[undo]] takes it back.</source>
        <translation>[[undo]] で取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/dataset_imports.py"/>
        <source>[[redo]] does it again.</source>
        <translation>[[redo]] でやり直せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/server_bridge.py"/>
        <source>No server is connected.</source>
        <translation>サーバーに接続していません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/importing/server_bridge.py"/>
        <source>Connect first.</source>
        <translation>先に接続してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/augmentation_preview.py"/>
        <source>There is no image to show this on.</source>
        <translation>表示に使える画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/augmentation_preview.py"/>
        <source>Add images to the project.</source>
        <translation>プロジェクトに画像を追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>{0} is the {1}.</source>
        <translation>{0} は{1}です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>No network can start from it.</source>
        <translation>これを初期値とするネットワークはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>{0} is the {1}, so the first {2} does not start from it.</source>
        <translation>{0} は{1}のため、最初の {2} の初期値にはなりません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/initial_encoder.py"/>
        <source>Learn from the unlabelled images again, for this network.</source>
        <translation>このネットワーク用に、未ラベル画像からもう一度学習してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Collecting masks</source>
        <translation>マスクを集めています</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Starting the network process</source>
        <translation>ネットワークプロセスを起動中</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Accept an image first: its labelled pixels are what is learned from.</source>
        <translation>先に画像を承認してください。そのラベル付きピクセルから学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Nothing to learn from: the files of the accepted images are missing or changed.</source>
        <translation>学習できるものがありません。承認済みの画像のファイルがないか、変更されています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Learning waits: '{0}' is the only class of the accepted images. Label a second one; 'The rest is this class' in the menu Mask does so at once.</source>
        <translation>学習は待機中です。「{0}」が承認済み画像の唯一のクラスです。2 つ目のクラスをラベル付けしてください。メニュー「マスク」の「残りはこのクラス」なら一度でできます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>A training was interrupted. Learning goes on with it when you start it.</source>
        <translation>中断された学習があります。学習を始めると続きから再開します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Learning goes on where it stopped when you start it.</source>
        <translation>学習を始めると、停止したところから再開します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Learning in '{0}' has stopped, as that project was closed.</source>
        <translation>プロジェクトが閉じられたため、「{0}」の学習は止まりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>It had hardly begun: there, [[learn_start]] begins it anew.</source>
        <translation>始まったばかりでした。そこで [[learn_start]] を押すと、やり直します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>It goes on where it was as soon as you open that project again.</source>
        <translation>そのプロジェクトをもう一度開くと、続きから再開します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>Open that project again, and [[learn_start]] goes on where it was.</source>
        <translation>そのプロジェクトをもう一度開き、[[learn_start]] で続きから再開します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>accepted images</source>
        <translation>承認済み画像</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>training images</source>
        <translation>学習用の画像</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>{0} is left out of learning: {1}</source>
        <translation>{0} は学習から除外されました: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>1 more image left out for such reasons.</source>
        <translation>ほかに画像 1 枚が同様の理由で除外されました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>{0} more images left out for such reasons.</source>
        <translation>ほかに画像 {0} 枚が同様の理由で除外されました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/learner.py"/>
        <source>{0} Learning goes on where it stopped when you start it.</source>
        <translation>{0} 学習を始めると、停止したところから再開します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/network_choices.py"/>
        <source>This model cannot be used</source>
        <translation>このモデルは使えません</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>A run is under way.</source>
        <translation>すでに実行中です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Wait for it, or stop it.</source>
        <translation>完了を待つか、停止してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>This project is open read-only.</source>
        <translation>このプロジェクトは読み取り専用で開かれています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Copy it to a folder of your own first.</source>
        <translation>先に自分のフォルダーにコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Learning cannot last {0} minutes.</source>
        <translation>学習時間を {0} 分にすることはできません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Choose up to {0}.</source>
        <translation>{0} 以下を選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>The project has no accepted image to learn from.</source>
        <translation>学習に使える承認済みの画像がプロジェクトにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>The project has no image to learn from.</source>
        <translation>学習に使える画像がプロジェクトにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Add images, or accept some masks.</source>
        <translation>画像を追加するか、マスクを承認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Stopped; nothing was kept.</source>
        <translation>停止しました。何も保存されていません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; its codes are to look at, no network starts from them. Restored to {1} grey levels.</source>
        <translation>{0} として保存しました。コードは観察用で、これを初期値とするネットワークはありません。復元誤差 {1} 階調。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; its codes are to look at, no network starts from them.</source>
        <translation>{0} として保存しました。コードは観察用で、これを初期値とするネットワークはありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; not used as a start. Restored to {1} grey levels.</source>
        <translation>{0} として保存しました。初期値としては使われません。復元誤差 {1} 階調。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; not used as a start.</source>
        <translation>{0} として保存しました。初期値としては使われません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}. Restored to {1} grey levels. The project has a model already, which learns on from itself; only a first model starts from an encoder.</source>
        <translation>{0} として保存しました。復元誤差 {1} 階調。プロジェクトにはすでにモデルがあり、自身から学習を続けます。エンコーダーを初期値とするのは最初のモデルだけです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}. The project has a model already, which learns on from itself; only a first model starts from an encoder.</source>
        <translation>{0} として保存しました。プロジェクトにはすでにモデルがあり、自身から学習を続けます。エンコーダーを初期値とするのは最初のモデルだけです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; the first model will start from it. Restored to {1} grey levels.</source>
        <translation>{0} として保存しました。最初のモデルはこれを初期値とします。復元誤差 {1} 階調。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/pretraining.py"/>
        <source>Kept as {0}; the first model will start from it.</source>
        <translation>{0} として保存しました。最初のモデルはこれを初期値とします。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/quick_learner.py"/>
        <source>quick samples</source>
        <translation>速習用サンプル</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_request.py"/>
        <source>the path of a model</source>
        <translation>モデルのパス</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>{0} has no accepted image to learn from, 1 image in work.</source>
        <translation>{0} には学習に使える承認済みの画像がなく、作業中の画像が 1 枚あります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>{0} has no accepted image to learn from, {1} images in work.</source>
        <translation>{0} には学習に使える承認済みの画像がなく、作業中の画像が {1} 枚あります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>Accept one of them.</source>
        <translation>そのうち 1 枚を承認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>{0} has no labelled image to learn from.</source>
        <translation>{0} には学習に使えるラベル付きの画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/learning/training_set.py"/>
        <source>Label an image and accept it, or import masks.</source>
        <translation>画像にラベルを付けて承認するか、マスクをインポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>Several images in a row cannot be shown.</source>
        <translation>続けて複数の画像を表示できません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>The same key tries those after them, a click any other.</source>
        <translation>同じキーでその先の画像を試し、クリックで任意の画像を開けます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the last image that can be read.</source>
        <translation>読み取れる最後の画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the first image that can be read.</source>
        <translation>読み取れる最初の画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the last image.</source>
        <translation>最後の画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/navigation.py"/>
        <source>This is the first image.</source>
        <translation>最初の画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/objects/cut_features.py"/>
        <source>cut features</source>
        <translation>カットの特徴</translation>
    </message>
    <message>
        <location filename="../../engine/session/open_image.py"/>
        <source>Take back scribbles</source>
        <translation>スクリブルを取り消す</translation>
    </message>
    <message>
        <location filename="../../engine/session/pixel_values.py"/>
        <source>pixel values</source>
        <translation>ピクセル値</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/model_export.py"/>
        <source>The model is in {0}.</source>
        <translation>モデルを {0} に書き出しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/model_export.py"/>
        <source>It takes pixels and answers class ids; see the guide.</source>
        <translation>ピクセルを受け取り、クラス番号を返します。ガイドを参照してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/model_export.py"/>
        <source>The model was not written: the program is closing.</source>
        <translation>プログラムの終了処理中のため、モデルは書き出されませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>A ready model is being fetched.</source>
        <translation>学習済みモデルを取得しています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>None of this project's classes is one that the model knows.</source>
        <translation>このプロジェクトに、モデルが認識できるクラスがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>Let some be added, or name yours as the model does: {0}.</source>
        <translation>クラスを追加するか、モデルと同じ名前にしてください: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>{0}, by torchvision</source>
        <translation>{0}(torchvision)</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>Predicting with {0}.</source>
        <translation>{0} で予測しています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/project_ready_models.py"/>
        <source>Correct what is wrong and accept: it learns.</source>
        <translation>誤りを修正して承認すると、学習します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>No doubtful spot is left in this image.</source>
        <translation>この画像に不確かな箇所は残っていません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>The next press begins again.</source>
        <translation>もう一度押すと最初から始まります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>This image has no prediction yet.</source>
        <translation>この画像にはまだ予測がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/prediction/uncertain_region_walk.py"/>
        <source>A model has to predict it first.</source>
        <translation>先にモデルで予測する必要があります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>The stroke in progress is lost; everything before it is saved.</source>
        <translation>描画中のストロークは失われましたが、それ以前はすべて保存されています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>Nothing is lost: everything up to the last stroke is saved.</source>
        <translation>失われたものはありません。最後のストロークまで保存されています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>Not everything is stored after {0} s: the disk is slow or gone. It is tried again.</source>
        <translation>{0} 秒たっても保存が完了していません。ディスクが遅いか、なくなっています。再試行します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/rescue.py"/>
        <source>Not saved yet: {0}</source>
        <translation>未保存: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>Accepting</source>
        <translation>承認中</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>it is accepted, skipped or removed by now</source>
        <translation>すでに承認、スキップ、または除外されています</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>its image is another one than was predicted</source>
        <translation>予測時とは別の画像になっています</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>its file was changed by another program</source>
        <translation>ファイルがほかのプログラムにより変更されました</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>its file breaks off, so that a part of the picture is missing</source>
        <translation>ファイルが途中で途切れ、画像の一部が欠けています</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_acceptance.py"/>
        <source>Taking back</source>
        <translation>取り消し中</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Wait a moment for it.</source>
        <translation>完了まで少しお待ちください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image is to be judged again.</source>
        <translation>画像 1 枚が再び判定待ちになりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images are to be judged again.</source>
        <translation>画像 {0} 枚が再び判定待ちになりました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image is accepted again.</source>
        <translation>画像 1 枚を再び承認しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images are accepted again.</source>
        <translation>画像 {0} 枚を再び承認しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image accepted.</source>
        <translation>画像 1 枚を承認しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images accepted.</source>
        <translation>画像 {0} 枚を承認しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image could not be accepted. {0}.</source>
        <translation>画像 1 枚を承認できませんでした。{0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images could not be accepted. {1}.</source>
        <translation>画像 {0} 枚を承認できませんでした。{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Open one to look at it.</source>
        <translation>開いて確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Accept 1 image on the wall</source>
        <translation>ウォールで画像 1 枚を承認</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Accept {0} images on the wall</source>
        <translation>ウォールで画像 {0} 枚を承認</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Undo once more takes them back.</source>
        <translation>もう一度元に戻すと取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>Redo once more accepts them.</source>
        <translation>もう一度やり直すと承認されます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image could not be reached ({0}).</source>
        <translation>画像 1 枚を処理できませんでした（{0}）。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image could not be reached.</source>
        <translation>画像 1 枚を処理できませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images could not be reached ({1}).</source>
        <translation>画像 {0} 枚を処理できませんでした（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images could not be reached.</source>
        <translation>画像 {0} 枚を処理できませんでした。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>1 image stayed: worked on since.</source>
        <translation>画像 1 枚はその後に編集されたため、元のままです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/page_work.py"/>
        <source>{0} images stayed: worked on since.</source>
        <translation>画像 {0} 枚はその後に編集されたため、元のままです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Shift+W accepts these as well, once you have read what their tiles say.</source>
        <translation>タイルの警告を読んだら、Shift+W でこれらも承認できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>review pages</source>
        <translation>レビューのページ</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>by an older model</source>
        <translation>古いモデルによる</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} is decided already.</source>
        <translation>{0} はすでに判定済みです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Undo takes the last page back.</source>
        <translation>元に戻すと直前のページを取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Nothing is doubtful about this image.</source>
        <translation>この画像に疑わしい点はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Y accepts it with its page.</source>
        <translation>Y でページとともに承認します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Undo takes the page back.</source>
        <translation>元に戻すとページを取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>1 image with a warning stayed: Shift+W accepts these as well.</source>
        <translation>警告付きの画像 1 枚が残っています。Shift+W でこれらも承認します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} images with a warning stayed: Shift+W accepts these as well.</source>
        <translation>警告付きの画像 {0} 枚が残っています。Shift+W でこれらも承認します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>1 mask had hardly been in sight.</source>
        <translation>マスク 1 枚の表示時間が短すぎました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} masks had hardly been in sight.</source>
        <translation>マスク {0} 枚の表示時間が短すぎました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Look at them, and press the key again.</source>
        <translation>確認してから、もう一度キーを押してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>1 image in sight have a warning.</source>
        <translation>表示中の画像 1 枚に警告があります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>{0} images in sight have a warning.</source>
        <translation>表示中の画像 {0} 枚に警告があります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>What is in sight cannot be accepted here.</source>
        <translation>表示中のものはここでは承認できません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>The tiles say why. Open one to mend it.</source>
        <translation>理由はタイルに表示されています。開いて修正してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Scroll on to the next ones.</source>
        <translation>スクロールして次へ進んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>Predict images first.</source>
        <translation>先に画像を予測してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/review_wall.py"/>
        <source>There is nothing in sight to accept.</source>
        <translation>表示中に承認できるものがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tile_store.py"/>
        <source>review tiles</source>
        <translation>レビューのタイル</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>Some scribbles have no cut.</source>
        <translation>カットのないスクリブルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>The image was turned since it was predicted: open it.</source>
        <translation>予測後に画像が回転されました。開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>The class '{0}' is hidden: show it first.</source>
        <translation>クラス「{0}」が隠されています。先に表示してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>It has no prediction any more.</source>
        <translation>予測がなくなっています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>It is predicted again in the background.</source>
        <translation>バックグラウンドで予測し直されます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>from what you drew</source>
        <translation>描画した内容から</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/tiles.py"/>
        <source>from {0}</source>
        <translation>{0} から</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_effort.py"/>
        <source>review wall</source>
        <translation>レビューウォール</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_list.py"/>
        <source>Looking through</source>
        <translation>調べています</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Surest first</source>
        <translation>確実な順</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Most doubtful first</source>
        <translation>不確かな順</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Most disagreement first</source>
        <translation>不一致の多い順</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>Most of a class first</source>
        <translation>クラスの多い順</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>As in the list</source>
        <translation>リスト順</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>1 doubtful place</source>
        <translation>不確かな箇所 1</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>{0} doubtful places</source>
        <translation>不確かな箇所 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>sure</source>
        <translation>確実</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>nothing to compare with</source>
        <translation>比較対象なし</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>{0} differs {1}</source>
        <translation>{0} の差 {1}</translation>
    </message>
    <message>
        <location filename="../../engine/session/review/wall_order.py"/>
        <source>no {0}</source>
        <translation>{0} なし</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>There is no model yet.</source>
        <translation>モデルはまだありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Accept an image and start learning first.</source>
        <translation>先に画像を承認し、学習を始めてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>No encoder is chosen.</source>
        <translation>エンコーダーが選択されていません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Choose the file of one that was learned without labels.</source>
        <translation>ラベルなしで学習したエンコーダーのファイルを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} cannot be compared: it cannot be read.</source>
        <translation>{0} は読み取れないため、比較できません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Open another image.</source>
        <translation>別の画像を開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>There is no other image to compare with.</source>
        <translation>比較できる画像がほかにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>No image is left to choose.</source>
        <translation>選べる画像が残っていません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Every one is labelled, skipped, or was offered already.</source>
        <translation>すべての画像がラベル付き、スキップ済み、または提示済みです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>the most typical</source>
        <translation>最も典型的</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} like {1}, its nearest</source>
        <translation>最も近い {1} との類似度 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} is the most typical image.</source>
        <translation>{0} は最も典型的な画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>Begin with it; compared by {0}.</source>
        <translation>この画像から始めましょう。比較基準: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} is the least like the labelled image.</source>
        <translation>{0} はラベル付きの画像と最も異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} is the least like the {1} images labelled or offered so far.</source>
        <translation>{0} は、これまでにラベル付けまたは提示した {1} 枚と最も異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>The nearest of them, {0}, is {1} alike by {2}.</source>
        <translation>その中で最も近い {0} との類似度は {1}（{2} による）。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>{0} of {1} images are described.</source>
        <translation>画像 {1} 枚中 {0} 枚を調べました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/similarity/similarity_search.py"/>
        <source>The next search goes on from there.</source>
        <translation>次の検索はここから続きます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Each an image</source>
        <translation>それぞれを 1 枚の画像にする</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Each page, slice, time or frame is an image with a mask of its own.</source>
        <translation>各ページ、スライス、時点、フレームが、独自のマスクを持つ画像になります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Highest values</source>
        <translation>最大値</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>One picture of all slices: of each pixel the highest value.</source>
        <translation>全スライスから 1 枚の画像: 各ピクセルの最大値。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Mean values</source>
        <translation>平均値</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>One picture of all slices: of each pixel the mean.</source>
        <translation>全スライスから 1 枚の画像: 各ピクセルの平均値。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>Only the first</source>
        <translation>最初のもののみ</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>The others stay out; Image &gt; Pages and channels brings them in.</source>
        <translation>ほかは取り込まれません。「画像」&gt;「ページとチャンネル」で追加できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>It starts afresh; until it is better, the model that you have goes on.</source>
        <translation>新しいネットワークは最初から学習します。今のモデルを上回るまでは、今のモデルを使い続けます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>What is to become an image?</source>
        <translation>何を画像にしますか？</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>1 new image from pages and slices.</source>
        <translation>ページやスライスから新しい画像 1 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>{0} new images from pages and slices.</source>
        <translation>ページやスライスから新しい画像 {0} 枚。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>From the next round of learning on, the network sees the pictures as they are shown.</source>
        <translation>次の学習ラウンドから、表示どおりの画像をネットワークに入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>From the next round of learning on, the network sees channels {0} of the files.</source>
        <translation>次の学習ラウンドから、ファイルのチャンネル {0} をネットワークに入力します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/stack_import.py"/>
        <source>{0} files hold several pages or slices, {1} {2}.</source>
        <translation>{0} 個のファイルに複数のページまたはスライスがあります（{1}: {2}）。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>If its folder was moved: File &gt; Where are my images now? finds all of them again. If it is gone for good: [[remove_images]] takes it out of the project.</source>
        <translation>フォルダーを移動した場合は、「ファイル」&gt;「画像の場所を指定」ですべて見つけられます。完全に失われた場合は、[[remove_images]] でプロジェクトから除外できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>The other images are fine. [[remove_images]] takes it out of the project.</source>
        <translation>ほかの画像に問題はありません。[[remove_images]] でプロジェクトから除外できます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>image {0}</source>
        <translation>画像 {0}</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Choose above the image what becomes of its mask, then go on.</source>
        <translation>画像の上でマスクの扱いを選択してから続けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Accept an image and start learning, or load a model.</source>
        <translation>画像を承認して学習を始めるか、モデルを読み込んでください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>There is nothing to accept yet.</source>
        <translation>承認できるものがまだありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Scribble on two classes, paint, or train a model first.</source>
        <translation>先に 2 つのクラスをスクリブルするか、塗るか、モデルに学習させてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>This project is open read-only: you can look but not change.</source>
        <translation>このプロジェクトは読み取り専用で開かれています。閲覧はできますが、変更はできません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>Close it elsewhere and open it again, or copy it to a folder of your own.</source>
        <translation>ほかで閉じてから開き直すか、自分のフォルダーにコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>This cut is a rough one: the exact cut is being prepared, once on this machine.</source>
        <translation>このカットは粗いものです。正確なカットを準備しています。このコンピューターで一度だけ行います。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>It takes the place of the rough one by itself. Meanwhile scribble on, or paint: all tools work.</source>
        <translation>準備ができると自動的に粗いカットと置き換わります。その間もスクリブルや塗りを続けられ、すべてのツールが使えます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>rough cut</source>
        <translation>粗いカット</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>This image has no prediction to put aside.</source>
        <translation>この画像には除外できる予測がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/session/state.py"/>
        <source>[[predict_now]] asks the current model for one.</source>
        <translation>[[predict_now]] で現在のモデルに予測させます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>Nothing to erase here: these are the labels of a cut that is not applied yet.</source>
        <translation>消せるものはありません。これは、まだ適用していないカットのラベルです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>[[apply_cut]] applies it. Before that, scribbles correct it.</source>
        <translation>[[apply_cut]] で適用します。その前は走り書きで直せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>Nothing changed: not all labels may be painted over now.</source>
        <translation>何も変更されませんでした。現在は塗れないラベルがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/strokes.py"/>
        <source>'Paint over', in the card of the tool, chooses which.</source>
        <translation>ツールのカードの「塗り対象」で選べます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/undo/decision_trail.py"/>
        <source>Accept {0}</source>
        <translation>{0} を承認</translation>
    </message>
    <message>
        <location filename="../../engine/session/undo/decision_trail.py"/>
        <source>Skip {0}</source>
        <translation>{0} をスキップ</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Keep the mask</source>
        <translation>マスクを維持</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>It stays as it is, on the image as it is now.</source>
        <translation>現在の画像の上にそのまま残ります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Turn the mask</source>
        <translation>マスクを回転</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>The mask is turned as the image was.</source>
        <translation>画像と同じようにマスクを回転します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Turn the mask left</source>
        <translation>マスクを左に回転</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>By 90 degrees.</source>
        <translation>90 度回転します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Turn the mask right</source>
        <translation>マスクを右に回転</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Resize the mask</source>
        <translation>マスクのサイズを変更</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Every pixel gets the nearest one's class.</source>
        <translation>各ピクセルを最も近いピクセルのクラスにします。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Bring back its mask</source>
        <translation>この画像のマスクを戻す</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>The history has a mask of this very image.</source>
        <translation>履歴にこの画像のマスクがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Start anew</source>
        <translation>最初から始める</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Without a mask; undo has the old one.</source>
        <translation>マスクなしで始めます。元に戻すと以前のマスクが得られます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Its mask is kept. Choose what becomes of it; undo takes the choice back.</source>
        <translation>マスクは保持されています。扱いを選択してください。元に戻すと選択を取り消せます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>A mask is being fitted to its image.</source>
        <translation>マスクを画像に合わせています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>Go on in a moment.</source>
        <translation>少し待ってから続けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>{0} is no longer in its folder; its mask is kept.</source>
        <translation>{0} がフォルダーにありません。マスクは保持されています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/image_watch.py"/>
        <source>You can go on with it. It is learned from and exported again when the file is back.</source>
        <translation>作業は続けられます。ファイルが戻れば、再び学習とエクスポートの対象になります。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Take over the files</source>
        <translation>ファイルを取り込む</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Each becomes its image's mask; undo has the old. Deleted ones are written again.</source>
        <translation>それぞれが画像のマスクになり、元に戻すと以前のものに戻ります。削除されたファイルは再び書き込まれます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Write mine again</source>
        <translation>自分のマスクを書き戻す</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>The files become what the project has.</source>
        <translation>ファイルをプロジェクトの内容に戻します。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>The files stay as they are, and the project's own masks count.</source>
        <translation>ファイルはそのまま残り、プロジェクト自身のマスクが有効です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Choose now</source>
        <translation>今すぐ選択</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Take the files over, or write the project's own masks again.</source>
        <translation>ファイルを取り込むか、プロジェクト自身のマスクを書き戻してください。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>The project's own masks count until you choose.</source>
        <translation>選択するまで、プロジェクト自身のマスクが有効です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Until you choose, these files are not written, and the project's own masks count.</source>
        <translation>選択するまで、これらのファイルは書き込まれず、プロジェクト自身のマスクが有効です。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>Changed mask files are being read in.</source>
        <translation>変更されたマスクファイルを読み込んでいます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>mask files</source>
        <translation>マスクファイル</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/mask_watch.py"/>
        <source>{0} was left as it is: {1}</source>
        <translation>{0} は元のままです: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Save my work to another place…</source>
        <translation>作業を別の場所に保存…</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>A copy with every change; the work goes on there.</source>
        <translation>すべての変更を含むコピーで、作業はそこで続きます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Go on there</source>
        <translation>そこで続ける</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Open the project at its new place.</source>
        <translation>新しい場所のプロジェクトを開きます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your changes are kept in memory until the folder is back, or until you save them elsewhere.</source>
        <translation>フォルダーが戻るか別の場所に保存するまで、変更はメモリに保持されます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in it. Models and predictions follow when you go on there.</source>
        <translation>作業はその中に保存されています。そこで続けると、モデルと予測も移されます。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>The project is being copied to its new place.</source>
        <translation>プロジェクトを新しい場所にコピーしています。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>The project's folder {0} is back: what could not be saved is saved now.</source>
        <translation>プロジェクトのフォルダー {0} が戻りました。保存できなかったものを保存しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>The project's folder {0} is back: all is saved.</source>
        <translation>プロジェクトのフォルダー {0} が戻りました。すべて保存済みです。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>take back</source>
        <translation>取り消し</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in {0}.</source>
        <translation>作業を {0} に保存しました。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in {0}, without 1 file that could not be read: {1}.</source>
        <translation>作業を {0} に保存しました。読み取れなかったファイル 1 個は含まれていません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Your work is saved in {0}, without {1} files that could not be read: {2}.</source>
        <translation>作業を {0} に保存しました。読み取れなかったファイル {1} 個は含まれていません: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/session/watches/project_watch.py"/>
        <source>Masks of the project are written anew; copy the other files by hand where the old disk allows it.</source>
        <translation>プロジェクトのマスクは書き直されます。ほかのファイルは、元のディスクから可能な範囲で手作業でコピーしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/cache_file.py"/>
        <source>The cache of {0} is closed.</source>
        <translation>{0} のキャッシュは閉じています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/cache_file.py"/>
        <source>its tables are none of ours</source>
        <translation>テーブルが Inkling のものではありません</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>It is of something else.</source>
        <translation>別のもののデータです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>Its shapes are not those of its image.</source>
        <translation>形状が画像と一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>The prediction is damaged: {0}.</source>
        <translation>予測が破損しています: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>This is no prediction.</source>
        <translation>これは予測ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_file.py"/>
        <source>It has more or fewer pixels than its image.</source>
        <translation>ピクセル数が画像と一致しません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_folder.py"/>
        <source>Predictions cannot be kept: {0}</source>
        <translation>予測を保存できません: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/caches/prediction_folder.py"/>
        <source>Nothing is lost: they are made again when they are needed. {0}</source>
        <translation>失われたものはありません。必要なときに作り直されます。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/findings.py"/>
        <source>table {0}</source>
        <translation>テーブル {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/findings.py"/>
        <source>table {0}, row {1}</source>
        <translation>テーブル {0}、{1} 行目</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>Inkling writes only inside the project's own folder: put a real folder or file in its place.</source>
        <translation>Inkling はプロジェクト自身のフォルダー内だけに書き込みます。実際のフォルダーまたはファイルに置き換えてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which {2}.</source>
        <translation>{0} が {1} で、これは{2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which is no valid Unicode.</source>
        <translation>{0} が {1} で、有効な Unicode ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is no valid Unicode</source>
        <translation>有効な Unicode ではありません</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which is longer than any path.</source>
        <translation>{0} が {1} で、パスとして長すぎます。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is no name of a file</source>
        <translation>ファイル名ではありません</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is an absolute path</source>
        <translation>絶対パスです</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>leads out of its folder</source>
        <translation>フォルダーの外を指しています</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>is no plain name</source>
        <translation>単純な名前ではありません</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>cannot be the name of a file on Windows</source>
        <translation>Windows ではファイル名に使えません</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is {1}, which is no path.</source>
        <translation>{0} が {1} で、パスではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>A name in the project</source>
        <translation>プロジェクト内の名前</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0} は使えません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is a link to another place.</source>
        <translation>{0} は別の場所へのリンクです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is no file.</source>
        <translation>{0} はファイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/names.py"/>
        <source>{0} is no folder.</source>
        <translation>{0} はフォルダーではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>folder_id is {0}, and there is no such folder.</source>
        <translation>folder_id が {0} で、該当するフォルダーがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>rel is {0}, not text.</source>
        <translation>rel が {0} で、テキストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>rel is {0}, as of row {1}.</source>
        <translation>rel が {0} で、行 {1} と同じです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>view is {0}, not text.</source>
        <translation>view が {0} で、テキストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>view is {0}, which shows no channels.</source>
        <translation>view が {0} で、表示するチャンネルがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>a count</source>
        <translation>個数</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>image_id is {0}, and there is no such image.</source>
        <translation>image_id が {0} で、該当する画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>its corners are {0}, which is no rectangle.</source>
        <translation>角が {0} で、長方形になりません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/rows.py"/>
        <source>its {0} steps go from {1} to {2}: some are missing.</source>
        <translation>{0} 個のステップの番号が {1} から {2} までで、欠けがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/step_shapes.py"/>
        <source>The number of a step</source>
        <translation>ステップの番号</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/step_shapes.py"/>
        <source>A tile of a step has no data.</source>
        <translation>ステップのタイルにデータがありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/step_shapes.py"/>
        <source>height x width</source>
        <translation>高さ x 幅</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The plane of a tile is {0}, not one of: 0, 1, 2.</source>
        <translation>タイルのプレーンが {0} で、0、1、2 のいずれでもありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The row of a tile</source>
        <translation>タイルの行</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The column of a tile</source>
        <translation>タイルの列</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The tile in row {0}, column {1} is {2}, which is no tile.</source>
        <translation>行 {0}、列 {1} のタイルが {2} で、タイルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The tile in row {0}, column {1} is damaged.</source>
        <translation>行 {0}、列 {1} のタイルが破損しています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/checks/tiles.py"/>
        <source>The tile in row {0}, column {1} does not have the {2} pixels that it should have.</source>
        <translation>行 {0}、列 {1} のタイルのピクセル数が {2} ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>'{0}' is the name of two classes.</source>
        <translation>「{0}」が 2 つのクラスの名前になっています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>class {0} is missing.</source>
        <translation>クラス {0} がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>'{0}' is no list of class numbers.</source>
        <translation>「{0}」はクラス番号のリストではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/class_table.py"/>
        <source>'classes.groups' is no table of group names.</source>
        <translation>「classes.groups」はグループ名のテーブルではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>The disk is full: changes to {0} are not saved yet.</source>
        <translation>ディスクがいっぱいです。{0} への変更がまだ保存されていません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Free some space on it.</source>
        <translation>空き容量を増やしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>The project file of {0} is damaged ({1}).</source>
        <translation>{0} のプロジェクトファイルが破損しています（{1}）。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Repair it: Help &gt; Check this project. Or go back to a safety copy.</source>
        <translation>「ヘルプ」&gt;「プロジェクトを検査」で修復するか、バックアップに戻してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Changes to {0} are not saved yet: {1}</source>
        <translation>{0} への変更がまだ保存されていません: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Changes to {0} are not saved yet: {1}.</source>
        <translation>{0} への変更がまだ保存されていません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Changes to {0} are not saved yet: too little memory.</source>
        <translation>{0} への変更がまだ保存されていません: メモリ不足。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>too little memory</source>
        <translation>メモリ不足</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Check that its disk is there and has space, and that you may write to it.</source>
        <translation>ディスクの接続と空き容量、書き込み権限を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Saving to {0} failed: {1}: {2}.</source>
        <translation>{0} への保存に失敗しました: {1}: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Please report this.</source>
        <translation>報告してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Cannot read the project {0}: {1}.</source>
        <translation>プロジェクト {0} を読み取れません: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/database.py"/>
        <source>Check that its disk and files are there.</source>
        <translation>ディスクとファイルがあることを確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} was turned or mirrored since its mask was made.</source>
        <translation>{0} はマスクの作成後に回転または反転されました。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} is {1} now, but its mask was made on {2}.</source>
        <translation>{0} は現在 {1} ですが、マスクは {2} で作成されました。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} was changed by another program since its mask was made; it looks alike.</source>
        <translation>{0} はマスクの作成後に別のプログラムで変更されましたが、見た目は似ています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} is another picture than the one its mask was made on.</source>
        <translation>{0} はマスクを作成したときと別の画像です。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/image_changes.py"/>
        <source>{0} Open it in the window to choose what its mask becomes.</source>
        <translation>{0} ウィンドウで開いて、マスクの扱いを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>Take over mask file</source>
        <translation>マスクファイルの取り込み</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>added</source>
        <translation>追加</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>deleted</source>
        <translation>削除</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>1 mask file was {0} by another program: {1} and {2} more.</source>
        <translation>マスクファイル 1 個が別のプログラムで{0}されました: {1} ほか {2} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>1 mask file was {0} by another program: {1}.</source>
        <translation>マスクファイル 1 個が別のプログラムで{0}されました: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>{0} mask files were {1} by another program: {2} and {3} more.</source>
        <translation>マスクファイル {0} 個が別のプログラムで{1}されました: {2} ほか {3} 個。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/mask_changes.py"/>
        <source>{0} mask files were {1} by another program: {2}.</source>
        <translation>マスクファイル {0} 個が別のプログラムで{1}されました: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>Your changes are kept in memory.</source>
        <translation>変更はメモリに保持されています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The project's folder {0} is {1} now.</source>
        <translation>プロジェクトのフォルダー {0} は現在 {1} です。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>Another project has taken the place of {0}: nothing more is saved in it.</source>
        <translation>別のプロジェクトが {0} の場所にあります。そこにはもう保存されません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The project's folder {0} cannot be written to any more.</source>
        <translation>プロジェクトのフォルダー {0} に書き込めなくなりました。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The disk with {0} does not answer ({1}): nothing more is saved on it.</source>
        <translation>{0} のあるディスクが応答しません（{1}）。もう保存されません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The disk with {0} does not answer: nothing more is saved on it.</source>
        <translation>{0} のあるディスクが応答しません。もう保存されません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/project_place.py"/>
        <source>The project's folder {0} is gone: nothing more is saved in it.</source>
        <translation>プロジェクトのフォルダー {0} がなくなりました。もう保存されません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/relocation.py"/>
        <source>{0} is no name of a project.</source>
        <translation>{0} はプロジェクトの名前ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/relocation.py"/>
        <source>End it in .inkling.</source>
        <translation>末尾を .inkling にしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/external/relocation.py"/>
        <source>Name another place.</source>
        <translation>別の場所を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>listing</source>
        <translation>一覧の取得</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>Pick a folder with PNG, JPEG, TIFF, BMP, GIF, WebP or AVIF files.</source>
        <translation>PNG、JPEG、TIFF、BMP、GIF、WebP、AVIF のファイルがあるフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>No image in {0}.</source>
        <translation>{0} に画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/image_table.py"/>
        <source>folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/file_pixel_size.py"/>
        <source>A pixel is {0} wide, as the files say.</source>
        <translation>ファイルによると、1 ピクセルの幅は {0} です。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>images of the project</source>
        <translation>プロジェクトの画像</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Another mask for {0} is named more like it: {1}.</source>
        <translation>{0} には、より名前の近い別のマスクがあります: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>The masks {0} and {1} both fit {2}.</source>
        <translation>マスク {0} と {1} の両方が {2} に対応します。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Keep one mask for each image.</source>
        <translation>画像ごとにマスクを 1 枚だけ残してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Several images are called like the mask {0}: {1}.</source>
        <translation>マスク {0} と同じ名前の画像が複数あります: {1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Put the mask into a subfolder as its image is, or call it after the whole name, as in x.jpg.png.</source>
        <translation>マスクを画像と同じサブフォルダーに置くか、x.jpg.png のように完全な名前を付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Give the mask the name of its image, without suffix.</source>
        <translation>マスクに、画像と同じ名前を接尾辞なしで付けてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>The mask {0} belongs to {1}, which is not in the project.</source>
        <translation>マスク {0} は {1} に対応しますが、プロジェクトにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/mask_partners.py"/>
        <source>Add the folder of that image first.</source>
        <translation>先にその画像のフォルダーを追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has 1 page, but {1} has 1 plane.</source>
        <translation>マスク {0} は 1 ページですが、{1} は 1 プレーンです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has 1 page, but {1} has {2} planes.</source>
        <translation>マスク {0} は 1 ページですが、{1} は {2} プレーンです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has {1} pages, but {2} has 1 plane.</source>
        <translation>マスク {0} は {1} ページですが、{2} は 1 プレーンです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>The mask {0} has {1} pages, but {2} has {3} planes.</source>
        <translation>マスク {0} は {1} ページですが、{2} は {3} プレーンです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/importing/plane_masks.py"/>
        <source>Give it a page for each plane.</source>
        <translation>プレーンごとに 1 ページを用意してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>The project has no image number {0}.</source>
        <translation>プロジェクトに画像番号 {0} はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>A step in the history of {0} is damaged: {1}</source>
        <translation>{0} の履歴のステップが破損しています: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>{0} is {1}x{2} now, but its mask was made on {3}x{4}.</source>
        <translation>{0} は現在 {1}x{2} ですが、マスクは {3}x{4} で作成されました。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Put the original image back, or add the new one under another name.</source>
        <translation>元の画像を戻すか、新しい画像を別の名前で追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>The labels of {0} are damaged: {1}</source>
        <translation>{0} のラベルが破損しています: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Step {0} of image number {1} is not in the project.</source>
        <translation>画像番号 {1} のステップ {0} はプロジェクトにありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Step {0} of image number {1} cannot follow {2} stored steps.</source>
        <translation>画像番号 {1} のステップ {0} は、保存された {2} ステップに続きません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/journal.py"/>
        <source>Everything else goes on working; Help &gt; Check this project says what can be done.</source>
        <translation>ほかはすべて引き続き使えます。可能な対処は「ヘルプ」&gt;「プロジェクトを検査」で確認できます。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>The project {0} is open elsewhere{1}.</source>
        <translation>プロジェクト {0} はほかで開かれています{1}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>Close it there, or open it read-only here.</source>
        <translation>そこで閉じるか、ここでは読み取り専用で開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>The disk with {0} has no locks, so that two programs could write to it at once.</source>
        <translation>{0} のあるディスクにはロック機能がなく、2 つのプログラムが同時に書き込むおそれがあります。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>Copy the project to a disk of this computer to change it; here it can be looked at.</source>
        <translation>変更するには、プロジェクトをこのコンピューターのディスクにコピーしてください。ここでは閲覧できます。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>an unnamed user</source>
        <translation>名前のないユーザー</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>the note</source>
        <translation>記録</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>(in this program, process {0})</source>
        <translation>（このプログラム、プロセス {0}）</translation>
    </message>
    <message>
        <location filename="../../engine/storage/lock.py"/>
        <source>(by {0} on {1}, process {2}, since {3})</source>
        <translation>（{1} の {0}、プロセス {2}、{3} から）</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_import.py"/>
        <source>Import mask</source>
        <translation>マスクのインポート</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_import.py"/>
        <source>The mask is {0}x{1}, but {2} is {3}x{4}.</source>
        <translation>マスクは {0}x{1} ですが、{2} は {3}x{4} です。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_import.py"/>
        <source>Give a mask of the size of the image, upright.</source>
        <translation>画像と同じサイズで正立したマスクを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_steps/class_deletion.py"/>
        <source>{0}, stopped</source>
        <translation>{0}、停止</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>masks {0}</source>
        <translation>マスク {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>The project is closed.</source>
        <translation>プロジェクトは閉じています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>The mask {0} could not be written: {1}</source>
        <translation>マスク {0} を書き込めませんでした: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/mask_writer.py"/>
        <source>Your work is safe in the project; check the space and rights of its masks folder.</source>
        <translation>作業はプロジェクトに保存されています。masks フォルダーの空き容量とアクセス権を確認してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/model_table.py"/>
        <source>The model {0} was not stored in the project: {1}</source>
        <translation>モデル {0} はプロジェクトに保存されませんでした: {1}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project.py"/>
        <source>{0} classes would go, but masks may use them.</source>
        <translation>{0} 個のクラスがなくなりますが、マスクで使われている可能性があります。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project.py"/>
        <source>Keep every class that was there; rename those that are not needed.</source>
        <translation>既存のクラスをすべて残し、不要なものは名前を変更してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project.py"/>
        <source>The name of the project</source>
        <translation>プロジェクトの名前</translation>
    </message>
    <message>
        <location filename="../../engine/storage/project_file.py"/>
        <source>Open it, or name another place.</source>
        <translation>それを開くか、別の場所を指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>There is no folder {0}.</source>
        <translation>フォルダー {0} がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Name the folder where the images are now.</source>
        <translation>現在画像があるフォルダーを指定してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>None of 1 image is in {0}.</source>
        <translation>画像 1 枚のいずれも {0} にありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>None of {0} images is in {1}.</source>
        <translation>画像 {0} 枚のいずれも {1} にありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Names and subfolders must be as they were: pick the folder that stands for the old one.</source>
        <translation>名前とサブフォルダーは以前と同じでなければなりません。以前のフォルダーに当たるものを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The images in {0} are in the project already.</source>
        <translation>{0} の画像はすでにプロジェクトにあります。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Pick another folder.</source>
        <translation>別のフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The images in {0} have the right names, but other sizes than before.</source>
        <translation>{0} の画像は名前が一致しますが、サイズが以前と異なります。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Pick the folder with the images that the masks were made on.</source>
        <translation>マスクを作成したときの画像のフォルダーを選択してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The project has no images.</source>
        <translation>プロジェクトに画像がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Add a folder of images to it.</source>
        <translation>画像フォルダーを追加してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>The project has no images from {0}.</source>
        <translation>プロジェクトに {0} の画像はありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/relink.py"/>
        <source>Its folders are: {0}.</source>
        <translation>フォルダー: {0}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file was made by another program.</source>
        <translation>プロジェクトファイルは別のプログラムで作成されたものです。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Open a folder whose name ends in .inkling.</source>
        <translation>.inkling で終わる名前のフォルダーを開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file is empty: everything in it is gone.</source>
        <translation>プロジェクトファイルが空で、内容がすべて失われています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Bring it back from a copy, or make a new project and import its masks folder.</source>
        <translation>コピーから戻すか、新しいプロジェクトを作成してマスクのフォルダーをインポートしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>the {0} '{1}'</source>
        <translation>{0}「{1}」</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file is not as Inkling has made it: it holds {0}.</source>
        <translation>プロジェクトファイルが Inkling の作成した状態と異なり、{0} が含まれています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project file is not as Inkling has made it: it lacks the {0}.</source>
        <translation>プロジェクトファイルが Inkling の作成した状態と異なり、{0} がありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Ask who sent it for another copy, or bring it back from one of yours.</source>
        <translation>送信元に別のコピーを依頼するか、手元のコピーから戻してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project was made by an older Inkling and must be brought up to date first.</source>
        <translation>プロジェクトは古い Inkling で作成されたため、先に更新する必要があります。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Open it once for writing.</source>
        <translation>一度、書き込み可能な状態で開いてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project could not be brought from version {0} to {1}: {2}.</source>
        <translation>プロジェクトをバージョン {0} から {1} に更新できませんでした: {2}。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Nothing was changed; please report this.</source>
        <translation>何も変更されていません。報告してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>The project was made by a newer Inkling (file version {0}, known {1}).</source>
        <translation>プロジェクトは新しい Inkling で作成されています（ファイルのバージョン {0}、対応は {1} まで）。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/schema.py"/>
        <source>Update Inkling to open it.</source>
        <translation>開くには Inkling を更新してください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>the value of '{0}'</source>
        <translation>「{0}」の値</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>Store less at once.</source>
        <translation>一度に保存する量を減らしてください。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>Nothing was stored in the project: {0}</source>
        <translation>プロジェクトには何も保存されませんでした: {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/settings_table.py"/>
        <source>the value of '{0}' is {1}, not JSON.</source>
        <translation>「{0}」の値が {1} で、JSON ではありません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>writer {0}</source>
        <translation>書き込み {0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>Nothing can be waited for before the change it is part of is whole.</source>
        <translation>一連の変更が完了する前に、その保存を待つことはできません。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>The project {0} is closed.</source>
        <translation>プロジェクト {0} は閉じています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>{0} was closed with {1} changes that could not be saved.</source>
        <translation>{0} は、保存できなかった変更 {1} 件を残して閉じられました。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>A change could not be saved, and is undone. {0}</source>
        <translation>変更を保存できなかったため、取り消しました。{0}</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>The project is open read-only.</source>
        <translation>プロジェクトは読み取り専用で開かれています。</translation>
    </message>
    <message>
        <location filename="../../engine/storage/writer.py"/>
        <source>Open it for writing to change it.</source>
        <translation>変更するには、書き込み可能な状態で開いてください。</translation>
    </message>
</context>
</TS>
